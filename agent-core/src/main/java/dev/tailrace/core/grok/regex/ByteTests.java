package dev.tailrace.core.grok.regex;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Writes the tests of bytes and characters: by comparing where that is short, else by looking up a bit. */
final class ByteTests {
    private static final long ONES = 0x0101010101010101L;

    private final Unit unit;
    private final Code code;
    private final ClassDesc owner;

    ByteTests(Unit unit, Code code, ClassDesc owner) {
        this.unit = unit;
        this.code = code;
        this.owner = owner;
    }

    /** Takes one character of a set at the position, or fails. */
    void takeCharacter(CodePoints set, int fail) {
        code.load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPGE, fail);
        code.loadByte().store(Code.BYTE);
        step(set, fail);
    }

    /** Moves past the character of which {@link Code#BYTE} is the first byte, if it is in the set. */
    void step(CodePoints set, int fail) {
        if (set.asciiOnly()) {
            require(set.leads(), fail);
            code.add(Code.POS, 1);
            return;
        }
        int beyond = code.label();
        int done = code.label();
        code.load(Code.BYTE).branch(Opcode.IFLT, beyond);
        require(ascii(set), fail);
        code.add(Code.POS, 1);
        code.bind(done);
        code.later(() -> {
            code.bind(beyond);
            if (set.allBeyondAscii()) {
                code.op(builder -> builder.aload(Code.TEXT).iload(Code.POS)).callStatic("next", "([BI)I").store(Code.POS);
            } else {
                int number = unit.numberOf(List.of(set));
                code.callFrame("step", "([BII)I", builder -> builder.aload(Code.TEXT).iload(Code.POS).loadConstant(number));
                code.store(Code.BYTE).load(Code.BYTE).branch(Opcode.IFLT, fail).set(Code.POS, Code.BYTE);
            }
            code.jump(done);
        });
    }

    /**
     * Moves the position past bytes of a set that is nearly everything, eight at a time, as far as that goes. What is left to look at byte by
     * byte begins with the first that is not in the set, or stands at the end of the text.
     */
    void passMany(ByteSet set) {
        int missing = 256 - set.size();
        int first = next(set, 0, false);
        if (missing == 1 || missing == 2) {
            long one = first * ONES;
            long other = next(set, missing == 1 ? first : first + 1, false) * ONES;
            code.op(builder -> builder.aload(Code.TEXT).iload(Code.POS).iload(Code.END).loadConstant(one).loadConstant(other));
            code.callStatic("passOthers", "([BIIJJ)I").store(Code.POS);
        } else if (missing > 0 && next(set, 0x21, false) == 256) {
            code.op(builder -> builder.aload(Code.TEXT).iload(Code.POS).iload(Code.END)).callStatic("passPrintable", "([BII)I").store(Code.POS);
        }
    }

    /** The members within ASCII, and all bytes beyond it, which the caller has taken care of. */
    private static ByteSet ascii(CodePoints set) {
        return set.and(CodePoints.range(0, 0x7F)).leads().add(0x80, 0xFF);
    }

    /** The bytes of characters in a set of which every character beyond ASCII is a member, or none. */
    static ByteSet bytes(CodePoints set) {
        return set.asciiOnly() ? set.leads() : ascii(set);
    }

    void takeLiteral(List<Byte> bytes, int fail) {
        int size = bytes.size();
        code.op(builder -> builder.iload(Code.END).iload(Code.POS).isub().loadConstant(size)).branch(Opcode.IF_ICMPLT, fail);
        int at = 0;
        for (; size - at >= Long.BYTES; at += Long.BYTES) {
            long word = 0;
            for (int i = Long.BYTES - 1; i >= 0; i--) {
                word = word << 8 | bytes.get(at + i) & 0xFF;
            }
            long expected = word;
            offset(at);
            code.callStatic("eightBytes", "([BI)J").op(builder -> builder.loadConstant(expected).lcmp()).branch(Opcode.IFNE, fail);
        }
        for (; at < size; at++) {
            int expected = bytes.get(at);
            offset(at);
            code.op(builder -> builder.baload().loadConstant(expected)).branch(Opcode.IF_ICMPNE, fail);
        }
        code.add(Code.POS, size);
    }

    private void offset(int at) {
        code.op(builder -> {
            builder.aload(Code.TEXT).iload(Code.POS);
            if (at > 0) {
                builder.loadConstant(at).iadd();
            }
        });
    }

    /** Goes on if {@link Code#BYTE} is in the set, else jumps. */
    void require(ByteSet set, int otherwise) {
        if (set.isAll()) {
            return;
        }
        int size = set.size();
        int low = next(set, 0, true);
        if (size == 1) {
            code.load(Code.BYTE).constant((byte) low).branch(Opcode.IF_ICMPNE, otherwise);
        } else if (size == 255) {
            code.load(Code.BYTE).constant((byte) next(set, 0, false)).branch(Opcode.IF_ICMPEQ, otherwise);
        } else if (size > 0 && low + size <= 0x80 && next(set, low, false) == low + size) {
            code.load(Code.BYTE).constant(low).branch(Opcode.IF_ICMPLT, otherwise);
            code.load(Code.BYTE).constant(low + size - 1).branch(Opcode.IF_ICMPGT, otherwise);
        } else {
            lookUp(set);
            code.branch(Opcode.IFEQ, otherwise);
        }
    }

    private void lookUp(ByteSet set) {
        int number = unit.number(set);
        code.op(builder -> builder.getstatic(owner, "t" + Unit.table(number), CD_int.arrayType())
                .iload(Code.BYTE)
                .loadConstant(0xFF)
                .iand()
                .iaload()
                .loadConstant(Unit.mask(number))
                .iand());
    }

    private static int next(ByteSet set, int from, boolean in) {
        int value = from;
        while (value < 256 && set.has(value) != in) {
            value++;
        }
        return value;
    }
}
