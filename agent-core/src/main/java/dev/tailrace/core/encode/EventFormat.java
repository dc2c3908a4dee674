package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Fields;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that depends on the event: an index, a topic, a path, such as {@code app-logs-%{+yyyy.MM.dd}}.
 *
 * <pre>
 * %{+PATTERN}          the event's time in UTC; letters as in {@link java.time.format.DateTimeFormatter}
 * %{+PATTERN@ZONE}     the same in a named zone, such as %{+yyyy.MM.dd@Asia/Shanghai}
 * %{[FIELD]}           a field's text ([a][b] and [a.b] are the same); {@code unknown} if the event has none
 * %{[FIELD]:DEFAULT}   a field's text or, if the event has none, the default
 * </pre>
 *
 * <p>Immutable: a configuration parses it once; each request slot binds its own {@link EventText}.
 */
public final class EventFormat {
    /** What stands for a field that an event does not have. */
    static final String ABSENT = "unknown";

    sealed interface Part {}

    record Fixed(String text) implements Part {}

    record Time(String pattern, ZoneId zone) implements Part {}

    record FieldValue(String name, String fallback) implements Part {}

    private final String source;
    private final List<Part> parts;

    private EventFormat(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /** Reads a format; an {@link IllegalArgumentException} says what is wrong with it. */
    public static EventFormat parse(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("%{", at);
            if (open < 0) {
                parts.add(new Fixed(text.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Fixed(text.substring(at, open)));
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("'%{' at character " + (open + 1) + " is not closed by '}'");
            }
            parts.add(part(text.substring(open + 2, close)));
            at = close + 1;
        }
        return new EventFormat(text, parts);
    }

    private static Part part(String inner) {
        if (inner.startsWith("+")) {
            return time(inner.substring(1));
        }
        int end = inner.lastIndexOf(']');
        boolean field = inner.startsWith("[") && end > 1;
        String rest = field ? inner.substring(end + 1) : "";
        if (!field || !(rest.isEmpty() || rest.startsWith(":"))) {
            throw new IllegalArgumentException("'%{" + inner + "}' is neither %{[field]}, %{[field]:default} nor %{+yyyy.MM.dd}");
        }
        return new FieldValue(inner.substring(0, end + 1), rest.isEmpty() ? ABSENT : rest.substring(1));
    }

    private static Part time(String inner) {
        int at = inner.indexOf('@');
        String pattern = at < 0 ? inner : inner.substring(0, at);
        if (pattern.indexOf('Y') >= 0 && pattern.indexOf('w') < 0) {
            throw new IllegalArgumentException("'" + pattern + "': Y is the year that a week belongs to, wrong around New Year; use yyyy");
        }
        try {
            ZoneId zone = at < 0 ? ZoneOffset.UTC : ZoneId.of(inner.substring(at + 1));
            Time time = new Time(pattern, zone);
            new TimeText(time.pattern(), time.zone()).at(0);
            return time;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'%{+" + inner + "}': " + e.getMessage(), e);
        }
    }

    /** True if the text is the same for all events. */
    public boolean isFixed() {
        return parts.stream().allMatch(Fixed.class::isInstance);
    }

    /** True if fields of the event take part, so that the data decides and not the clock alone. */
    public boolean dependsOnData() {
        return parts.stream().anyMatch(FieldValue.class::isInstance);
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * For one thread at a time.
     *
     * @param escape what is done to a field's text, such as taking path separators out of it
     */
    public EventText bind(Fields fields, FieldEscape escape) {
        return new EventText(this, fields, escape);
    }

    /** As written. */
    @Override
    public String toString() {
        return source;
    }

    /** Changes a field's text so that data cannot break out of its place. */
    @FunctionalInterface
    public interface FieldEscape {
        /** Nothing is changed. */
        FieldEscape NONE = (bytes, from) -> {};

        /** Changes {@code bytes} from position {@code from} to its end. */
        void apply(Bytes bytes, int from);
    }
}
