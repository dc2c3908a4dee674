package dev.tailrace.core.grok.regex;

import java.lang.classfile.Opcode;
import java.util.List;

/** Writes alternatives. The byte at the position tells which of them are not worth trying. */
final class ChoiceWriter {
    private final Method method;
    private final Code code;

    ChoiceWriter(Method method) {
        this.method = method;
        this.code = method.code;
    }

    int write(List<Node> options, Follow follow, int fail) {
        int count = options.size();
        int start = code.var();
        int taken = code.var();
        int leave = code.label();
        int kept = keepGroups(options);
        ByteSet[] starts = starts(options, follow);
        int[] entries = new int[count + 1];
        int[] resumes = new int[count];
        int[] failures = new int[count];
        for (int i = 0; i < count; i++) {
            entries[i] = code.label();
        }
        entries[count] = fail;
        code.set(start, Code.POS);
        for (int i = 0; i < count; i++) {
            failures[i] = code.label();
            code.bind(entries[i]);
            if (!startsWithTest(options.get(i))) {
                lookAhead(options.get(i), starts[i], entries[i + 1]);
            }
            resumes[i] = method.emit(options.get(i), follow, failures[i]);
            if (!follow.commits()) {
                code.constant(i).store(taken);
            }
            if (i < count - 1) {
                code.jump(leave);
            }
        }
        code.bind(leave);
        code.later(() -> {
            for (int i = 0; i < count; i++) {
                code.bind(failures[i]).add(Code.FUEL, -2);
                restoreGroups(options.get(i), options, kept);
                code.set(Code.POS, start).jump(entries[i + 1]);
            }
        });
        return follow.commits() ? Method.NO_RESUME : resume(starts, resumes, failures, taken, kept >= 0 ? Method.NO_RESUME : fail);
    }

    /** With {@code hopeless}, the label for options after which no other can match; without, they too restore what their groups held. */
    private int resume(ByteSet[] starts, int[] resumes, int[] failures, int taken, int hopeless) {
        int[] targets = new int[starts.length];
        boolean any = false;
        for (int i = 0; i < starts.length; i++) {
            boolean again = hopeless == Method.NO_RESUME || laterMeets(starts, i);
            targets[i] = resumes[i] != Method.NO_RESUME ? resumes[i] : again ? failures[i] : hopeless;
            any |= targets[i] != hopeless;
        }
        if (!any) {
            return Method.NO_RESUME;
        }
        int resume = code.label();
        code.later(() -> {
            code.bind(resume);
            method.burn();
            code.load(taken).select(targets);
        });
        return resume;
    }

    private static boolean laterMeets(ByteSet[] starts, int option) {
        for (int later = option + 1; later < starts.length; later++) {
            if (starts[option].meets(starts[later])) {
                return true;
            }
        }
        return false;
    }

    /** With which bytes the text can go on where an option is taken. Nothing is said of the text's end. */
    private static ByteSet[] starts(List<Node> options, Follow follow) {
        return options.stream()
                .map(option -> Facts.nullable(option) ? Facts.first(option).addAll(follow.first()) : Facts.first(option))
                .toArray(ByteSet[]::new);
    }

    /** True for an option that looks at the next byte before it does anything else. */
    private static boolean startsWithTest(Node option) {
        return switch (option) {
            case Node.Chars _, Node.Literal _ -> true;
            case Node.Repeat(Node.Chars _, int min, int _, Node.Greed _) -> min > 0;
            case Node.Sequence(List<Node> parts) -> startsWithTest(parts.getFirst());
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _, Node.Repeat _, Node.Choice _, Node.Group _, Node.Atomic _,
                    Node.Outlined _ ->
                false;
        };
    }

    private void lookAhead(Node option, ByteSet starts, int otherwise) {
        if (starts.isAll()) {
            return;
        }
        int inside = code.label();
        boolean nullable = Facts.nullable(option);
        code.load(Code.POS).load(Code.END).branch(Opcode.IF_ICMPGE, nullable ? inside : otherwise);
        code.loadByte().store(Code.BYTE);
        method.tests.require(starts, otherwise);
        code.bind(inside);
    }

    /**
     * In a loop: variables with what the groups of all options hold now, the first of them. Else -1; the groups hold nothing then, unless
     * this is another try after one that failed further on.
     */
    private int keepGroups(List<Node> options) {
        int[] groups = Facts.groups(new Node.Choice(options));
        if (groups[1] == 0) {
            return -1;
        }
        if (method.loops == 0) {
            method.forgetGroups(groups);
            return -1;
        }
        int first = code.nextVar();
        for (int i = 2 * groups[0]; i < 2 * groups[1]; i++) {
            code.getElement("groups", i, code.var());
        }
        return first;
    }

    private void restoreGroups(Node option, List<Node> options, int kept) {
        int[] groups = Facts.groups(option);
        if (groups[1] == 0) {
            return;
        }
        if (kept < 0) {
            method.forgetGroups(groups);
            return;
        }
        int base = 2 * Facts.groups(new Node.Choice(options))[0];
        for (int i = 2 * groups[0]; i < 2 * groups[1]; i++) {
            code.putElement("groups", i, kept + i - base);
        }
    }
}
