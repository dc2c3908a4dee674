package dev.tailrace.core.grok.regex;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.tailrace.core.grok.regex.Node.Place;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one method: a node, and within it all nodes that are not heavy enough for methods of their own.
 *
 * <p>Every node is code with four doors (Byrd's box): it is entered at its start; it leaves behind its last instruction with the position
 * moved on, or jumps to the label {@code fail} it was given; and if it could match differently, it tells the label at which to ask it for
 * its next match. State lives in local variables, so that backtracking out of a node costs a jump.
 */
final class Method {
    static final int NO_RESUME = -1;

    /** A method's code is kept well under the 8000 bytes over which HotSpot never compiles one. */
    private static final int HEAVIEST = 2600;

    private static final int LIGHT = 200;
    private static final int FUEL_PER_CALL = 5;
    private static final MethodTypeDesc TYPE = MethodTypeDesc.ofDescriptor("([BIIL" + Frame.class.getName().replace('.', '/') + ";)I");

    final Code code = new Code();
    final Unit unit;
    final ByteTests tests;
    private final ClassDesc owner;
    private final int outOfFuel = code.label();

    /** Inside of a general loop, what a group held in an earlier round must come back. */
    int loops;

    private Method(Unit unit, ClassDesc owner, int loops) {
        this.unit = unit;
        this.owner = owner;
        this.loops = loops;
        this.tests = new ByteTests(unit, code, owner);
    }

    static MethodTypeDesc type() {
        return TYPE;
    }

    static String name(int number) {
        return "m" + number;
    }

    /** Writes the method of a whole expression; its number. */
    static int writeAll(Node root, Unit unit, ClassDesc owner) {
        return new Method(unit, owner, 0).writeBody(root, Follow.DONE).number;
    }

    private record Written(int number, boolean resumable) {}

    private Written writeBody(Node node, Follow follow) {
        int failed = code.label();
        int again = code.label();
        code.load(Code.POS).branch(Opcode.IFLT, again);
        int resume = heavyInside(node, follow, failed);
        int[] place = new int[1];
        if (resume >= 0) {
            code.op(builder -> spill(builder, place[0]));
        }
        code.giveBack(Code.POS);
        code.bind(again);
        if (resume >= 0) {
            code.op(builder -> reload(builder, place[0]));
            code.jump(resume);
        }
        code.finish();
        code.bind(failed).giveBackConstant(Frame.FAILED);
        code.bind(outOfFuel).giveBackConstant(Frame.OUT_OF_FUEL);
        if (resume >= 0) {
            place[0] = unit.reserve(code.varCount());
        }
        return new Written(unit.method(code), resume >= 0);
    }

    private void spill(CodeBuilder builder, int base) {
        for (int i = 0; i < code.varCount(); i++) {
            vars(builder).loadConstant(base + i).iload(code.nextVar() - code.varCount() + i).iastore();
        }
    }

    private void reload(CodeBuilder builder, int base) {
        for (int i = 0; i < code.varCount(); i++) {
            vars(builder).loadConstant(base + i).iaload().istore(code.nextVar() - code.varCount() + i);
        }
    }

    private static CodeBuilder vars(CodeBuilder builder) {
        return builder.aload(Code.FRAME).getfield(ClassDesc.of(Frame.class.getName()), "vars", CD_int.arrayType());
    }

    /** Writes a node as a call of its own method. */
    private int call(Node node, Follow follow, int fail) {
        Written written = new Method(unit, owner, loops).writeBody(node, follow);
        int leave = code.label();
        invoke(written.number, fail, leave);
        code.bind(leave);
        if (!written.resumable) {
            return NO_RESUME;
        }
        int resume = code.label();
        code.later(() -> {
            code.bind(resume).constant(-1).store(Code.POS);
            invoke(written.number, fail, leave);
            code.jump(leave);
        });
        return resume;
    }

    private void invoke(int number, int fail, int leave) {
        code.add(Code.FUEL, -FUEL_PER_CALL).putFrame("fuel", Code.FUEL);
        code.op(builder -> builder.aload(Code.TEXT).iload(Code.POS).iload(Code.END).aload(Code.FRAME).invokestatic(owner, name(number), TYPE));
        code.store(Code.POS).getFrame("fuel").store(Code.FUEL);
        code.load(Code.POS).branch(Opcode.IFGE, leave);
        code.load(Code.POS).constant(Frame.FAILED).branch(Opcode.IF_ICMPEQ, fail).jump(outOfFuel);
    }

    /** Writes a node here, or as a call if it is heavy and stands beside others. */
    int emit(Node node, Follow follow, int fail) {
        return unit.weights().of(node) > HEAVIEST && !(node instanceof Node.Group) ? call(node, follow, fail) : inside(node, follow, fail);
    }

    private int heavyInside(Node node, Follow follow, int fail) {
        if (unit.weights().of(node) <= HEAVIEST) {
            return inside(node, follow, fail);
        }
        return switch (node) {
            case Node.Sequence(List<Node> parts) -> sequence(parted(parts), follow, fail);
            case Node.Choice(List<Node> options) -> new ChoiceWriter(this).write(outlined(options), follow, fail);
            default -> inside(node, follow, fail);
        };
    }

    /** Neighbours put together to parts that are each worth a method. */
    private List<Node> parted(List<Node> parts) {
        List<Node> out = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        int weight = 0;
        for (Node each : parts) {
            int more = unit.weights().of(each);
            if (weight + more > HEAVIEST / 2 && !part.isEmpty()) {
                out.add(outline(part));
                part = new ArrayList<>();
                weight = 0;
            }
            part.add(each);
            weight += more;
        }
        out.add(outline(part));
        return out;
    }

    private Node outline(List<Node> parts) {
        Node whole = parts.size() == 1 ? parts.getFirst() : new Node.Sequence(List.copyOf(parts));
        return unit.weights().of(whole) > LIGHT ? new Node.Outlined(whole) : whole;
    }

    private List<Node> outlined(List<Node> options) {
        return options.stream().map(each -> outline(List.of(each))).toList();
    }

    private int inside(Node node, Follow follow, int fail) {
        return switch (node) {
            case Node.Empty _ -> NO_RESUME;
            case Node.Chars(CodePoints set) -> {
                tests.takeCharacter(set, fail);
                yield NO_RESUME;
            }
            case Node.Literal(List<Byte> bytes) -> {
                tests.takeLiteral(bytes, fail);
                yield NO_RESUME;
            }
            case Node.Edge(Place place) -> {
                edge(place, fail);
                yield NO_RESUME;
            }
            case Node.Sequence(List<Node> parts) -> sequence(parts, follow, fail);
            case Node.Choice(List<Node> options) -> new ChoiceWriter(this).write(options, follow, fail);
            case Node.Repeat(Node.Chars(CodePoints set), int min, int max, Node.Greed greed) ->
                new RunWriter(this, set, min, max, greed, follow, fail).write();
            case Node.Repeat repeat -> new LoopWriter(this, repeat, follow, fail).write();
            case Node.Group group -> group(group, follow, fail);
            case Node.Atomic(Node body) -> {
                once(body, fail);
                yield NO_RESUME;
            }
            case Node.Ahead ahead -> {
                ahead(ahead, fail);
                yield NO_RESUME;
            }
            case Node.Behind(List<CodePoints> sets, boolean negative) -> {
                behind(sets, negative, fail);
                yield NO_RESUME;
            }
            case Node.Outlined(Node body) -> call(body, follow, fail);
        };
    }

    private int sequence(List<Node> parts, Follow follow, int fail) {
        Follow[] follows = new Follow[parts.size()];
        Follow next = follow;
        for (int i = parts.size() - 1; i >= 0; i--) {
            follows[i] = next;
            next = next.before(parts.get(i));
        }
        int last = fail;
        for (int i = 0; i < parts.size(); i++) {
            int resume = emit(parts.get(i), follows[i], last);
            last = resume == NO_RESUME ? last : resume;
        }
        return last == fail || follow.commits() ? NO_RESUME : last;
    }

    private int group(Node.Group group, Follow follow, int fail) {
        int start = code.var();
        code.set(start, Code.POS);
        int resume = emit(group.body(), follow, fail);
        code.putElement("groups", 2 * group.number(), start);
        code.putElement("groups", 2 * group.number() + 1, Code.POS);
        return resume;
    }

    /** Writes a node whose first match is kept, and drops what its loops remember. */
    private void once(Node body, int fail) {
        int top = code.var();
        code.getFrame("top").store(top);
        emit(body, Follow.DONE, fail);
        code.putFrame("top", top);
    }

    private void ahead(Node.Ahead ahead, int fail) {
        int start = code.var();
        code.set(start, Code.POS);
        if (!ahead.negative()) {
            once(ahead.body(), fail);
            code.set(Code.POS, start);
            return;
        }
        int passed = code.label();
        once(ahead.body(), passed);
        code.jump(fail);
        code.bind(passed).set(Code.POS, start);
    }

    private void behind(List<CodePoints> sets, boolean negative, int fail) {
        int low = unit.numberOf(sets);
        code.callFrame("behind", "([BIII)Z", builder ->
                builder.aload(Code.TEXT).iload(Code.POS).loadConstant(low).loadConstant(low + sets.size()));
        code.branch(negative ? Opcode.IFNE : Opcode.IFEQ, fail);
    }

    private void edge(Place place, int fail) {
        switch (place) {
            case TEXT_START -> code.load(Code.POS).getFrame("from").branch(Opcode.IF_ICMPNE, fail);
            case TEXT_END -> code.load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPNE, fail);
            case LINE_START -> at("lineStart").branch(Opcode.IFEQ, fail);
            case WORD_EDGE -> at("wordEdge").branch(Opcode.IFEQ, fail);
            case NO_WORD_EDGE -> at("wordEdge").branch(Opcode.IFNE, fail);
            case LINE_END -> atStatic("lineEnd").branch(Opcode.IFEQ, fail);
            case TEXT_END_BEFORE_NEWLINE -> atStatic("textEndBeforeNewline").branch(Opcode.IFEQ, fail);
            case TEXT_END_BEFORE_TERMINATOR -> at("textEndBeforeTerminator").branch(Opcode.IFEQ, fail);
        }
    }

    private Code at(String name) {
        return code.callFrame(name, "([BII)Z", builder -> builder.aload(Code.TEXT).iload(Code.POS).iload(Code.END));
    }

    private Code atStatic(String name) {
        return code.op(builder -> builder.aload(Code.TEXT).iload(Code.POS).iload(Code.END)).callStatic(name, "([BII)Z");
    }

    void forgetGroups(int[] range) {
        code.callFrame("forgetGroups", "(II)V", builder -> builder.loadConstant(range[0]).loadConstant(range[1]));
    }

    /** One step of backtracking: takes fuel, and ends the method if there is none. */
    void burn() {
        code.add(Code.FUEL, -1).load(Code.FUEL).branch(Opcode.IFLT, outOfFuel);
    }

    /** Takes fuel for the bytes from the position in {@code start} to the current one. */
    void burnFrom(int start) {
        code.op(builder -> builder.iload(Code.FUEL).iload(Code.POS).iload(start).isub().isub().istore(Code.FUEL));
    }
}
