package dev.tailrace.core.config;

import java.util.LinkedHashMap;
import java.util.List;

/** A piece of YAML with its place, after {@code ${...}} was filled in. */
public sealed interface Node {
    Location location();

    /** What people call this kind of value. */
    String kind();

    /** The value as JSON: plain scalars are numbers, booleans and null where JSON would have them so; everything else is text. */
    default String json() {
        return JsonForm.of(this);
    }

    /** True if there is no value: nothing, {@code ~} or {@code null} without quotes. */
    default boolean isNothing() {
        return this instanceof ScalarNode scalar && scalar.isNull();
    }

    /** A mapping. Keys keep their order and their own places. */
    record MapNode(Location location, LinkedHashMap<String, Member> members) implements Node {
        @Override
        public String kind() {
            return "a mapping";
        }

        /** The value under a key, or null. */
        public Node get(String key) {
            Member member = members.get(key);
            return member == null ? null : member.value();
        }
    }

    /** A key's place and its value. */
    record Member(Location keyLocation, Node value) {}

    /** A sequence. */
    record ListNode(Location location, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A scalar, as written.
     *
     * @param text the value, quotes removed; empty for null
     * @param plain true if it stood without quotes: only then is it a number, a boolean or null
     * @param secret true if {@code ${secret:...}} took part: its text appears in no message
     */
    record ScalarNode(Location location, String text, boolean plain, boolean secret) implements Node {
        @Override
        public String kind() {
            if (secret) {
                return "a secret";
            }
            return isNull() ? "nothing" : Quoted.of(text);
        }

        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String toString() {
            return location + ": " + kind();
        }
    }
}
