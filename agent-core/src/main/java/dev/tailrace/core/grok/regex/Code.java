package dev.tailrace.core.grok.regex;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The code of one method while it is written: instructions in the order they will stand, with labels that may be jumped to before they are
 * bound. What is rare is put {@link #later}, behind everything else, so that the usual way is straight.
 *
 * <p>The class-file API builds the method from it at the end; instructions may therefore depend on what was learnt after they were written.
 */
final class Code {
    /** Parameters: the text, the position, the text's end, the frame. */
    static final int TEXT = 0;

    static final int POS = 1;
    static final int END = 2;
    static final int FRAME = 3;

    /** Steps left, kept in a local variable while the method runs. */
    static final int FUEL = 4;

    /** The byte that is looked at. */
    static final int BYTE = 5;

    private static final int FIRST_VAR = 6;
    private static final ClassDesc FRAME_CLASS = ClassDesc.of(Frame.class.getName());

    private final List<Instruction> instructions = new ArrayList<>();
    private final Deque<Runnable> rare = new ArrayDeque<>();
    private int labels;
    private int vars = FIRST_VAR;

    private interface Instruction {
        void write(CodeBuilder builder, Label[] labels);
    }

    int label() {
        return labels++;
    }

    /** A new local variable, 0 at first. */
    int var() {
        return vars++;
    }

    int nextVar() {
        return vars;
    }

    int varCount() {
        return vars - FIRST_VAR;
    }

    void later(Runnable writing) {
        rare.addLast(writing);
    }

    Code bind(int label) {
        instructions.add((builder, all) -> builder.labelBinding(all[label]));
        return this;
    }

    Code jump(int label) {
        return branch(Opcode.GOTO, label);
    }

    Code branch(Opcode opcode, int label) {
        instructions.add((builder, all) -> builder.branch(opcode, all[label]));
        return this;
    }

    /** Jumps to the label at the place of the number on the stack. */
    Code select(int[] targets) {
        instructions.add((builder, all) -> {
            List<SwitchCase> cases = new ArrayList<>();
            for (int i = 1; i < targets.length; i++) {
                cases.add(SwitchCase.of(i, all[targets[i]]));
            }
            if (cases.isEmpty()) {
                builder.pop().goto_(all[targets[0]]);
            } else {
                builder.tableswitch(all[targets[0]], cases);
            }
        });
        return this;
    }

    Code op(Consumer<CodeBuilder> writing) {
        instructions.add((builder, _) -> writing.accept(builder));
        return this;
    }

    Code load(int var) {
        return op(builder -> builder.iload(var));
    }

    Code store(int var) {
        return op(builder -> builder.istore(var));
    }

    /** {@code to = from}. */
    Code set(int to, int from) {
        return load(from).store(to);
    }

    Code constant(int value) {
        return op(builder -> builder.loadConstant(value));
    }

    Code add(int var, int by) {
        return op(builder -> builder.iinc(var, by));
    }

    Code loadByte() {
        return op(builder -> builder.aload(TEXT).iload(POS).baload());
    }

    /** Calls a static method of {@link Frame}, its arguments being on the stack. */
    Code callStatic(String name, String type) {
        return op(builder -> builder.invokestatic(FRAME_CLASS, name, MethodTypeDesc.ofDescriptor(type)));
    }

    /** Calls a method of the frame with what {@code arguments} puts on the stack. */
    Code callFrame(String name, String type, Consumer<CodeBuilder> arguments) {
        return op(builder -> {
            builder.aload(FRAME);
            arguments.accept(builder);
            builder.invokevirtual(FRAME_CLASS, name, MethodTypeDesc.ofDescriptor(type));
        });
    }

    Code getFrame(String field) {
        return op(builder -> builder.aload(FRAME).getfield(FRAME_CLASS, field, CD_int));
    }

    Code putFrame(String field, int var) {
        return op(builder -> builder.aload(FRAME).iload(var).putfield(FRAME_CLASS, field, CD_int));
    }

    /** {@code array[index] = var}, of one of the frame's arrays. */
    Code putElement(String array, int index, int var) {
        return op(builder -> builder.aload(FRAME)
                .getfield(FRAME_CLASS, array, CD_int.arrayType())
                .loadConstant(index)
                .iload(var)
                .iastore());
    }

    /** {@code var = array[index]}. */
    Code getElement(String array, int index, int var) {
        return op(builder -> builder.aload(FRAME)
                .getfield(FRAME_CLASS, array, CD_int.arrayType())
                .loadConstant(index)
                .iaload()
                .istore(var));
    }

    /** Ends the method with a number. */
    Code giveBack(int var) {
        return putFrame("fuel", FUEL).op(builder -> builder.iload(var).ireturn());
    }

    Code giveBackConstant(int value) {
        return putFrame("fuel", FUEL).op(builder -> builder.loadConstant(value).ireturn());
    }

    /** Writes what was put off, which may put off more. */
    void finish() {
        while (!rare.isEmpty()) {
            rare.removeFirst().run();
        }
    }

    void build(CodeBuilder builder) {
        Label[] all = new Label[labels];
        for (int i = 0; i < labels; i++) {
            all[i] = builder.newLabel();
        }
        for (int i = FIRST_VAR - 1; i < vars; i++) {
            builder.iconst_0().istore(i);
        }
        builder.aload(FRAME).getfield(FRAME_CLASS, "fuel", CD_int).istore(FUEL);
        instructions.forEach(each -> each.write(builder, all));
    }
}
