package dev.tailrace.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What kind of value a key takes: for messages, the JSON Schema and the reference pages. */
public sealed interface ValueType {
    /** What people would call it, such as "a duration such as 500ms, 5s or 7d". */
    String expected();

    record Text() implements ValueType {
        @Override
        public String expected() {
            return "a text";
        }
    }

    record Bool() implements ValueType {
        @Override
        public String expected() {
            return "true or false";
        }
    }

    record Whole(int least, int most) implements ValueType {
        @Override
        public String expected() {
            return "a whole number from " + least + (most == Integer.MAX_VALUE ? " up" : " to " + most);
        }
    }

    record Time() implements ValueType {
        @Override
        public String expected() {
            return "a duration such as 500ms, 5s, 5m, 2h or 7d";
        }
    }

    record Size() implements ValueType {
        @Override
        public String expected() {
            return "a size such as 64KiB, 1MiB or 1GiB";
        }
    }

    record Regexp() implements ValueType {
        @Override
        public String expected() {
            return "a regular expression";
        }
    }

    record Choice(List<String> names) implements ValueType {
        static Choice of(Class<? extends Enum<?>> choices) {
            return new Choice(Arrays.stream(choices.getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList());
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", names);
        }
    }

    record ListOf(ValueType item) implements ValueType {
        @Override
        public String expected() {
            return "a list, each " + item.expected();
        }
    }

    record MapOf(ValueType value) implements ValueType {
        @Override
        public String expected() {
            return "a mapping of names to values, each " + value.expected();
        }
    }

    record Nested(Section section) implements ValueType {
        @Override
        public String expected() {
            return "a mapping";
        }
    }

    record Any() implements ValueType {
        @Override
        public String expected() {
            return "a value";
        }
    }
}
