package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes the repetition of a set of characters, the loop in which matching spends its time.
 *
 * <p>If no byte that can follow is in the set, there is one length only at which the rest can match, and giving back is left out. Else
 * giving back passes over all places where the rest cannot begin.
 */
final class RunWriter {
    private final Method method;
    private final Code code;
    private final CodePoints set;
    private final int min;
    private final int max;
    private final boolean lazy;
    private final boolean gives;
    private final Follow follow;
    private final int fail;
    private final int start;

    RunWriter(Method method, CodePoints set, int min, int max, Greed greed, Follow follow, int fail) {
        this.method = method;
        this.code = method.code;
        this.set = set;
        this.min = min;
        this.follow = follow;
        this.fail = fail;
        this.start = code.var();
        boolean meets = set.leads().meets(follow.first());
        boolean wholeWord = follow.wordEdge() && min > 0 && greed == Greed.GREEDY && set.within(CodePoints.ASCII_WORD);
        this.max = greed == Greed.LAZY && follow.commits() ? min : max;
        this.lazy = greed == Greed.LAZY && meets && !follow.commits();
        this.gives = greed != Greed.POSSESSIVE && !follow.commits() && meets && !wholeWord && min < max;
    }

    int write() {
        code.set(start, Code.POS);
        if (lazy && gives) {
            return lazy();
        }
        if (lazy) {
            characters(min);
            return Method.NO_RESUME;
        }
        boolean countsBytes = set.asciiOnly() || set.allBeyondAscii() && min <= 1 && max == Node.UNBOUNDED;
        int lowest = countsBytes ? bytes() : characters(max);
        if (!gives) {
            return Method.NO_RESUME;
        }
        return giveBack(lowest);
    }

    /** Counts bytes, which here are as good as characters. */
    private int bytes() {
        int limit = Code.END;
        if (max != Node.UNBOUNDED) {
            limit = code.var();
            int to = limit;
            code.op(builder -> builder.iload(Code.END)
                    .iload(Code.POS)
                    .isub()
                    .loadConstant(max)
                    .invokestatic(ClassDesc.of("java.lang.Math"), "min", MethodTypeDesc.ofDescriptor("(II)I"))
                    .iload(Code.POS)
                    .iadd()
                    .istore(to));
        }
        int again = code.label();
        int done = code.label();
        if (max == Node.UNBOUNDED) {
            method.tests.passMany(ByteTests.bytes(set));
        }
        code.bind(again).load(Code.POS).load(limit).branch(Opcode.IF_ICMPGE, done);
        code.loadByte().store(Code.BYTE);
        method.tests.require(ByteTests.bytes(set), done);
        code.add(Code.POS, 1).jump(again);
        code.bind(done);
        method.burnFrom(start);
        if (min > 0) {
            code.op(builder -> builder.iload(Code.POS).iload(start).isub().loadConstant(min)).branch(Opcode.IF_ICMPLT, fail);
        }
        if (!gives) {
            return -1;
        }
        int lowest = code.var();
        if (set.asciiOnly() || min == 0) {
            code.op(builder -> builder.iload(start).loadConstant(min).iadd().istore(lowest));
        } else {
            code.op(builder -> builder.aload(Code.TEXT).iload(start)).callStatic("next", "([BI)I").store(lowest);
        }
        return lowest;
    }

    /** Counts characters up to {@code most}; a variable with the position after {@code min} of them. */
    private int characters(int most) {
        int counter = code.var();
        int lowest = code.var();
        int again = code.label();
        int done = code.label();
        code.constant(0).store(counter).set(lowest, Code.POS);
        code.bind(again);
        if (most != Node.UNBOUNDED) {
            code.load(counter).constant(most).branch(Opcode.IF_ICMPGE, done);
        }
        method.tests.takeCharacter(set, done);
        code.add(counter, 1);
        if (min > 0) {
            code.load(counter).constant(min).branch(Opcode.IF_ICMPGT, again).set(lowest, Code.POS);
        }
        code.jump(again);
        code.bind(done);
        method.burnFrom(start);
        if (min > 0) {
            code.load(counter).constant(min).branch(Opcode.IF_ICMPLT, fail);
        }
        return lowest;
    }

    private int giveBack(int lowest) {
        int end = code.var();
        int leave = code.label();
        int resume = code.label();
        code.set(end, Code.POS).bind(leave);
        code.later(() -> {
            int again = code.label();
            code.bind(resume);
            method.burn();
            code.set(Code.POS, end).bind(again);
            code.load(Code.POS).load(lowest).branch(Opcode.IF_ICMPLE, fail);
            if (set.asciiOnly()) {
                code.add(Code.POS, -1);
            } else {
                code.op(builder -> builder.aload(Code.TEXT).iload(Code.POS)).callStatic("previous", "([BI)I").store(Code.POS);
            }
            code.add(Code.FUEL, -1).loadByte().store(Code.BYTE);
            method.tests.require(follow.first(), again);
            code.set(end, Code.POS).jump(leave);
        });
        return resume;
    }

    /** Takes as little as it must, then, asked again, one character more and on to where the rest can begin. */
    private int lazy() {
        int counter = code.var();
        int end = code.var();
        int leave = code.label();
        int resume = code.label();
        int more = code.label();
        if (min > 0) {
            characters(min);
        }
        code.constant(min).store(counter).set(end, Code.POS);
        if (!follow.first().isAll()) {
            code.load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPGE, leave);
            code.loadByte().store(Code.BYTE);
            method.tests.require(follow.first(), more);
        }
        code.bind(leave);
        code.later(() -> {
            code.bind(resume);
            method.burn();
            code.set(Code.POS, end).bind(more);
            if (max != Node.UNBOUNDED) {
                code.load(counter).constant(max).branch(Opcode.IF_ICMPGE, fail).add(counter, 1);
            }
            if (max == Node.UNBOUNDED && passesBytes()) {
                passOn(end);
            } else {
                method.tests.takeCharacter(set, fail);
                code.add(Code.FUEL, -1);
            }
            code.set(end, Code.POS).load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPGE, leave);
            code.loadByte().store(Code.BYTE);
            method.tests.require(follow.first(), more);
            code.jump(leave);
        });
        return resume;
    }

    /** Whether bytes are as good as characters: the rest cannot begin within one. */
    private boolean passesBytes() {
        return set.asciiOnly() || set.allBeyondAscii() && !follow.first().meets(new ByteSet().add(0x80, 0xFF));
    }

    /** Takes one byte, and then at once what neither ends the repetition nor begins the rest. */
    private void passOn(int from) {
        ByteSet bytes = ByteTests.bytes(set);
        code.load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPGE, fail);
        code.loadByte().store(Code.BYTE);
        method.tests.require(bytes, fail);
        code.add(Code.POS, 1);
        method.tests.passMany(bytes.without(follow.first()));
        method.burnFrom(from);
    }
}
