package dev.tailrace.core.grok.regex;

import dev.tailrace.core.grok.regex.Node.Greed;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes the repetition of anything that is no single character.
 *
 * <p>Where a round may have to be undone, the frame's stack keeps, round by round, what the variables and groups of the body held before
 * it and where it began. A round that took nothing is the last one, as in Oniguruma.
 */
final class LoopWriter {
    private final Method method;
    private final Code code;
    private final Node.Repeat loop;
    private final Follow follow;
    private final int fail;
    private final boolean nullable;
    private final boolean shrinks;
    private final boolean lazy;
    private final int[] groups;
    private final boolean inLoop;
    private final int count;
    private final int start;
    private final int end;
    private final int top;

    /** 1 if the last round took nothing: there is no round after it. */
    private final int idle;

    /** Decided when the body is written, and used by what is written around it. */
    private int bodyResume = Method.NO_RESUME;

    private int firstVar;
    private int lastVar;
    private int firstPlace;
    private int lastPlace;

    LoopWriter(Method method, Node.Repeat loop, Follow follow, int fail) {
        this.method = method;
        this.code = method.code;
        this.loop = loop;
        this.follow = follow;
        this.fail = fail;
        this.nullable = Facts.nullable(loop.body());
        boolean meets = nullable || Facts.first(loop.body()).meets(follow.first());
        this.shrinks = !follow.commits() && meets && loop.min() < loop.max();
        this.lazy = loop.greed() == Greed.LAZY && meets;
        this.groups = Facts.groups(loop.body());
        this.inLoop = method.loops > 0;
        this.count = code.var();
        this.end = code.var();
        this.top = code.var();
        this.idle = code.var();
        this.start = code.var();
    }

    private boolean keepsRounds() {
        return shrinks || bodyResume != Method.NO_RESUME || groups[1] > 0;
    }

    private boolean resumable() {
        return shrinks || (bodyResume != Method.NO_RESUME || groups[1] > 0 && inLoop) && !follow.commits();
    }

    int write() {
        int round = code.label();
        int check = code.label();
        int leave = code.label();
        int failed = code.label();
        int undo = code.label();
        int over = code.label();
        int resume = code.label();
        code.constant(0).store(count).constant(0).store(idle).getFrame("top").store(top);
        if (groups[1] > 0 && !inLoop) {
            method.forgetGroups(groups);
        }
        code.bind(check);
        if (lazy) {
            code.load(count).constant(loop.min()).branch(Opcode.IF_ICMPGE, leave);
        }
        code.bind(round);
        if (loop.max() != Node.UNBOUNDED) {
            code.load(count).constant(loop.max()).branch(Opcode.IF_ICMPGE, lazy ? undo : leave);
        }
        if (!nullable && !lazy) {
            code.load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPGE, over).loadByte().store(Code.BYTE);
            method.tests.require(Facts.first(loop.body()), over);
        }
        code.op(builder -> keepRound(builder)).set(start, Code.POS);
        method.burn();
        body(failed);
        if (nullable) {
            int took = code.label();
            code.load(Code.POS).load(start).branch(Opcode.IF_ICMPNE, took);
            code.add(count, 1).constant(1).store(idle).jump(leave).bind(took).constant(0).store(idle);
        }
        code.add(count, 1).jump(check);
        code.bind(leave);
        code.op(builder -> dropRounds(builder)).set(end, Code.POS);
        code.later(() -> {
            code.bind(failed).op(builder -> undoRound(builder));
            if (!lazy) {
                code.bind(over).load(count).constant(loop.min()).branch(Opcode.IF_ICMPGE, leave);
            }
            code.bind(undo).load(count).branch(Opcode.IFLE, fail);
            if (keepsRounds()) {
                code.add(count, -1);
                method.burn();
                code.jump(bodyResume == Method.NO_RESUME ? failed : bodyResume);
            } else {
                code.jump(fail);
            }
            if (resumable()) {
                code.bind(resume);
                method.burn();
                if (lazy) {
                    code.load(idle).branch(Opcode.IFNE, undo).set(Code.POS, end).jump(round);
                } else {
                    code.jump(undo);
                }
            }
        });
        return resumable() ? resume : Method.NO_RESUME;
    }

    private void body(int failed) {
        firstVar = code.nextVar();
        firstPlace = method.unit.frameVars();
        boolean commits = follow.commits() && loop.min() <= 1 && !lazy;
        ByteSet next = Facts.first(loop.body()).addAll(follow.first());
        method.loops++;
        bodyResume = method.emit(inRuns(), new Follow(nullable ? ByteSet.all() : next, commits, false), failed);
        method.loops--;
        lastVar = code.nextVar();
        lastPlace = method.unit.frameVars();
    }

    /**
     * The body, with runs for the single characters of disjoint alternatives. Where no round is ever given back, the rounds may be long: what
     * is between quotes is then passed in a few.
     */
    private Node inRuns() {
        boolean whole = !shrinks && loop.min() <= 1 && loop.max() == Node.UNBOUNDED;
        if (!whole || !(loop.body() instanceof Node.Choice(List<Node> options)) || !disjoint(options)) {
            return loop.body();
        }
        return new Node.Choice(options.stream().map(LoopWriter::run).toList());
    }

    private static Node run(Node option) {
        return option instanceof Node.Chars ? new Node.Repeat(option, 1, Node.UNBOUNDED, Greed.POSSESSIVE) : option;
    }

    private static boolean disjoint(List<Node> options) {
        ByteSet seen = new ByteSet();
        for (Node option : options) {
            if (Facts.nullable(option) || seen.meets(Facts.first(option))) {
                return false;
            }
            seen.addAll(Facts.first(option));
        }
        return true;
    }

    /** The variables of the body are of use to a later try of the round before: the first round has none before it. */
    private void keepRound(CodeBuilder builder) {
        if (!keepsRounds()) {
            return;
        }
        builder.iload(count).ifThen(Opcode.IFNE, inner -> {
            inner.iinc(Code.FUEL, firstVar - lastVar + firstPlace - lastPlace);
            for (int var = firstVar; var < lastVar; var++) {
                push(inner, var);
            }
            between(inner, "pushVars", firstPlace, lastPlace);
        });
        push(builder, start);
        between(builder, "pushGroups", groups[0], groups[1]);
        push(builder, Code.POS);
    }

    /** Back to where the round began; without rounds kept, that is all there is to restore. */
    private void undoRound(CodeBuilder builder) {
        if (!keepsRounds()) {
            builder.iload(start).istore(Code.POS);
            return;
        }
        pop(builder, Code.POS);
        between(builder, "popGroups", groups[0], groups[1]);
        pop(builder, start);
        builder.iload(count).ifThen(Opcode.IFNE, inner -> {
            between(inner, "popVars", firstPlace, lastPlace);
            for (int var = lastVar - 1; var >= firstVar; var--) {
                pop(inner, var);
            }
        });
    }

    private void dropRounds(CodeBuilder builder) {
        if (!resumable() && keepsRounds()) {
            builder.aload(Code.FRAME).iload(top).putfield(frame(), "top", ConstantDescs.CD_int);
        }
    }

    private static void push(CodeBuilder builder, int var) {
        builder.aload(Code.FRAME).iload(var).invokevirtual(frame(), "push", type("(I)V"));
    }

    private static void pop(CodeBuilder builder, int var) {
        builder.aload(Code.FRAME).invokevirtual(frame(), "pop", type("()I")).istore(var);
    }

    private static void between(CodeBuilder builder, String name, int low, int high) {
        if (low < high) {
            builder.aload(Code.FRAME).loadConstant(low).loadConstant(high).invokevirtual(frame(), name, type("(II)V"));
        }
    }

    private static ClassDesc frame() {
        return ClassDesc.of(Frame.class.getName());
    }

    private static MethodTypeDesc type(String descriptor) {
        return MethodTypeDesc.ofDescriptor(descriptor);
    }
}
