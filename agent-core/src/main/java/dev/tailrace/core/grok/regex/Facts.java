package dev.tailrace.core.grok.regex;

import java.util.List;

/** What can be said of a node by looking at it. */
final class Facts {
    private Facts() {}

    /** True if it can match without taking a byte. */
    static boolean nullable(Node node) {
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _ -> true;
            case Node.Chars _, Node.Literal _ -> false;
            case Node.Sequence(List<Node> parts) -> parts.stream().allMatch(Facts::nullable);
            case Node.Choice(List<Node> options) -> options.stream().anyMatch(Facts::nullable);
            case Node.Repeat repeat -> repeat.min() == 0 || nullable(repeat.body());
            case Node.Group(int _, Node body) -> nullable(body);
            case Node.Atomic(Node body) -> nullable(body);
            case Node.Outlined(Node body) -> nullable(body);
        };
    }

    /** The bytes with which a match that takes any can begin. */
    static ByteSet first(Node node) {
        ByteSet first = new ByteSet();
        addFirst(node, first);
        return first;
    }

    private static void addFirst(Node node, ByteSet into) {
        switch (node) {
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _ -> {}
            case Node.Chars(CodePoints set) -> into.addAll(set.leads());
            case Node.Literal(List<Byte> bytes) -> into.add(bytes.getFirst() & 0xFF, bytes.getFirst() & 0xFF);
            case Node.Sequence(List<Node> parts) -> {
                for (Node part : parts) {
                    addFirst(part, into);
                    if (!nullable(part)) {
                        return;
                    }
                }
            }
            case Node.Choice(List<Node> options) -> options.forEach(option -> addFirst(option, into));
            case Node.Repeat repeat -> addFirst(repeat.body(), into);
            case Node.Group(int _, Node body) -> addFirst(body, into);
            case Node.Atomic(Node body) -> addFirst(body, into);
            case Node.Outlined(Node body) -> addFirst(body, into);
        }
    }

    /** The fewest bytes of a match. */
    static int minLength(Node node) {
        return switch (node) {
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _ -> 0;
            case Node.Chars _ -> 1;
            case Node.Literal(List<Byte> bytes) -> bytes.size();
            case Node.Sequence(List<Node> parts) -> capped(parts.stream().mapToLong(Facts::minLength).sum());
            case Node.Choice(List<Node> options) -> options.stream().mapToInt(Facts::minLength).min().orElse(0);
            case Node.Repeat repeat -> capped((long) repeat.min() * minLength(repeat.body()));
            case Node.Group(int _, Node body) -> minLength(body);
            case Node.Atomic(Node body) -> minLength(body);
            case Node.Outlined(Node body) -> minLength(body);
        };
    }

    private static int capped(long length) {
        return (int) Math.min(length, Integer.MAX_VALUE / 2);
    }

    /** The number of the first group in a node and one past that of its last: groups of a node are numbered without a gap. */
    static int[] groups(Node node) {
        int[] range = {Integer.MAX_VALUE, 0};
        addGroups(node, range);
        return range[1] == 0 ? new int[] {0, 0} : range;
    }

    static boolean hasGroups(Node node) {
        return groups(node)[1] > 0;
    }

    private static void addGroups(Node node, int[] range) {
        switch (node) {
            case Node.Empty _, Node.Edge _, Node.Behind _, Node.Chars _, Node.Literal _ -> {}
            case Node.Sequence(List<Node> parts) -> parts.forEach(part -> addGroups(part, range));
            case Node.Choice(List<Node> options) -> options.forEach(option -> addGroups(option, range));
            case Node.Repeat repeat -> addGroups(repeat.body(), range);
            case Node.Atomic(Node body) -> addGroups(body, range);
            case Node.Outlined(Node body) -> addGroups(body, range);
            case Node.Ahead ahead -> addGroups(ahead.body(), range);
            case Node.Group(int number, Node body) -> {
                range[0] = Math.min(range[0], number);
                range[1] = Math.max(range[1], number + 1);
                addGroups(body, range);
            }
        }
    }

    /** True if every match begins where a line does. */
    static boolean startsAtLine(Node node) {
        return switch (node) {
            case Node.Edge(Node.Place place) -> place == Node.Place.LINE_START || place == Node.Place.TEXT_START;
            case Node.Sequence(List<Node> parts) -> startsAtLine(parts.getFirst());
            case Node.Choice(List<Node> options) -> options.stream().allMatch(Facts::startsAtLine);
            case Node.Group(int _, Node body) -> startsAtLine(body);
            case Node.Atomic(Node body) -> startsAtLine(body);
            case Node.Empty _, Node.Chars _, Node.Literal _, Node.Repeat _, Node.Ahead _, Node.Behind _, Node.Outlined _ -> false;
        };
    }

    /** True if every match ends where a line does. */
    static boolean endsAtLine(Node node) {
        return switch (node) {
            case Node.Edge(Node.Place place) ->
                place == Node.Place.LINE_END || place == Node.Place.TEXT_END || place == Node.Place.TEXT_END_BEFORE_NEWLINE;
            case Node.Sequence(List<Node> parts) -> endsAtLine(parts.getLast());
            case Node.Choice(List<Node> options) -> options.stream().allMatch(Facts::endsAtLine);
            case Node.Group(int _, Node body) -> endsAtLine(body);
            case Node.Atomic(Node body) -> endsAtLine(body);
            case Node.Empty _, Node.Chars _, Node.Literal _, Node.Repeat _, Node.Ahead _, Node.Behind _, Node.Outlined _ -> false;
        };
    }

    /** Adds the sets of a node that is a run of single characters; false if it is anything else. */
    static boolean characters(Node node, List<CodePoints> into) {
        return switch (node) {
            case Node.Empty _ -> true;
            case Node.Chars(CodePoints set) -> into.add(set);
            case Node.Sequence(List<Node> parts) -> parts.stream().allMatch(part -> characters(part, into));
            case Node.Repeat repeat -> repeatedCharacters(repeat, into);
            case Node.Edge _, Node.Ahead _, Node.Behind _, Node.Literal _, Node.Choice _, Node.Group _, Node.Atomic _,
                    Node.Outlined _ ->
                false;
        };
    }

    private static boolean repeatedCharacters(Node.Repeat repeat, List<CodePoints> into) {
        if (repeat.min() != repeat.max() || repeat.max() > 16) {
            return false;
        }
        for (int i = 0; i < repeat.min(); i++) {
            if (!characters(repeat.body(), into)) {
                return false;
            }
        }
        return true;
    }
}
