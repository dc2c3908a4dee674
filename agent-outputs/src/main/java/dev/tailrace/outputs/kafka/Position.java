package dev.tailrace.outputs.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far Kafka has a file. Immutable; its JSON form is the value of a record in the positions topic.
 *
 * @param file what the file is
 * @param first its first lines that were sent, {@value #BEGINNING} at most: they tell it from other files
 * @param next one more than the offset of its last line that was sent
 * @param at when that was, in milliseconds since 1970
 * @param recent the lines of the last transaction that took some
 * @param refused lines before those that were refused, the last few hundred
 * @param names what other registries than the one in its key call it, as EPOCH-GENERATION
 */
record Position(File file, SentLines first, long next, long at, SentLines recent, SentLines refused, List<String> names) {
    /**
     * @param input id of the input
     * @param name its path when it was sent last
     * @param identity as the registry has it: volume and index
     */
    record File(String input, String name, String identity) {}

    /** What became of a line, as far as Kafka tells. */
    enum Verdict {
        NEW,
        SENT,
        REFUSED
    }

    private static final int BEGINNING = 8;
    private static final int MOST_REFUSED = 256;
    private static final JsonMapper JSON = new JsonMapper();

    /** What became of a line that stands at this offset now. */
    Verdict judge(long offset, int check) {
        if (offset >= next) {
            return Verdict.NEW;
        }
        if (!recent.isEmpty() && offset >= recent.offset(0)) {
            int line = recent.find(offset, check);
            return line < 0 ? Verdict.NEW : recent.isRefused(line) ? Verdict.REFUSED : Verdict.SENT;
        }
        return refused.find(offset, check) >= 0 ? Verdict.REFUSED : Verdict.SENT;
    }

    /** Whether this line shows that the file is another one: it stands where one of the first lines stood, and is not that line. */
    boolean isContradictedBy(long offset, int check) {
        int line = first.at(offset);
        return line >= 0 && first.check(line) != check;
    }

    /** Whether a file that begins with this line may be the same. */
    boolean beginsWith(long offset, int check) {
        return !first.isEmpty() && first.offset(0) == offset && first.check(0) == check;
    }

    /** After one more transaction. */
    Position after(SentLines taken, File now, long millis) {
        SentLines older = new SentLines();
        int known = refused.count();
        for (int line = Math.max(0, known - MOST_REFUSED); line < known; line++) {
            if (refused.offset(line) < taken.offset(0)) {
                older.add(refused.offset(line), refused.check(line), true);
            }
        }
        for (int line = 0; line < recent.count(); line++) {
            if (recent.isRefused(line) && recent.offset(line) < taken.offset(0)) {
                older.add(recent.offset(line), recent.check(line), true);
            }
        }
        return new Position(now, beginning(taken), taken.offset(taken.count() - 1) + 1, millis, taken, older, names);
    }

    private SentLines beginning(SentLines taken) {
        if (first.count() == BEGINNING) {
            return first;
        }
        SentLines longer = first.upTo(taken.offset(0));
        for (int line = 0; line < taken.count() && longer.count() < BEGINNING; line++) {
            longer.add(taken.offset(line), taken.check(line), false);
        }
        return longer;
    }

    /** The same file, met by another registry. */
    Position alsoNamed(String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return new Position(file, first, next, at, recent, refused, List.copyOf(all));
    }

    /** The same file, no more called any of these names. */
    Position withoutNames(Predicate<String> gone) {
        return new Position(file, first, next, at, recent, refused, names.stream().filter(Predicate.not(gone)).toList());
    }

    /**
     * Of a file of which nothing was sent yet.
     *
     * @param before lines that it has in common with another file, which were sent as that one's
     */
    static Position born(File file, SentLines before) {
        return new Position(file, before, 0, 0, new SentLines(), new SentLines(), List.of());
    }

    byte[] encode() {
        ObjectNode value = JSON.createObjectNode();
        value.put("input", file.input()).put("name", file.name()).put("identity", file.identity());
        value.put("first", Base64.getEncoder().encodeToString(first.encode()));
        value.put("position", next).put("at", at);
        value.put("recent", Base64.getEncoder().encodeToString(recent.encode()));
        value.put("refused", Base64.getEncoder().encodeToString(refused.encode()));
        ArrayNode others = value.putArray("names");
        names.forEach(others::add);
        return JSON.writeValueAsBytes(value);
    }

    /**
     * What {@link #encode} wrote.
     *
     * @throws IllegalStateException if it is something else
     */
    static Position decode(String key, byte[] from) {
        try {
            JsonNode value = JSON.readTree(from);
            File file = new File(
                    value.required("input").asString(), value.required("name").asString(), value.required("identity").asString());
            List<String> names = new ArrayList<>();
            value.required("names").forEach(name -> names.add(name.asString()));
            return new Position(
                    file,
                    lines(value, "first"),
                    value.required("position").asLong(),
                    value.required("at").asLong(),
                    lines(value, "recent"),
                    lines(value, "refused"),
                    names);
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            String shown = new String(from, 0, Math.min(200, from.length), StandardCharsets.UTF_8);
            throw new IllegalStateException("the record '" + key + "' of the positions topic is none of this agent's: " + shown, e);
        }
    }

    private static SentLines lines(JsonNode value, String name) {
        return SentLines.decode(Base64.getDecoder().decode(value.required(name).asString()));
    }
}
