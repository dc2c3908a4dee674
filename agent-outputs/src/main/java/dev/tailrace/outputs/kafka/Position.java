package dev.tailrace.outputs.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far Kafka has a file. Immutable; its JSON form is the value of a record in the positions topic.
 *
 * @param file what the file is
 * @param first its first line that was sent
 * @param next one more than the offset of its last line that was sent
 * @param at when that was, in milliseconds since 1970
 * @param recent the lines of the last transaction that took some
 * @param refused lines before those that were refused, the last few hundred
 * @param names what other registries than the one in its key call it, as EPOCH-GENERATION
 */
record Position(File file, Place first, long next, long at, SentLines recent, SentLines refused, List<String> names) {
    /**
     * @param input id of the input
     * @param name its path when it was sent last
     * @param identity as the registry has it: volume and index
     */
    record File(String input, String name, String identity) {}

    /** A line and where it stands. */
    record Place(long offset, int check) {}

    /** What became of a line, as far as Kafka tells. */
    enum Verdict {
        NEW,
        SENT,
        REFUSED
    }

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
        return new Position(now, first, taken.offset(taken.count() - 1) + 1, millis, taken, older, names);
    }

    /** The same file, met by another registry. */
    Position alsoNamed(String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return new Position(file, first, next, at, recent, refused, List.copyOf(all));
    }

    /** Of a file of which nothing was sent yet. */
    static Position born(File file, Place first) {
        return new Position(file, first, 0, 0, new SentLines(), new SentLines(), List.of());
    }

    byte[] encode() {
        ObjectNode value = JSON.createObjectNode();
        value.put("input", file.input()).put("name", file.name()).put("identity", file.identity());
        ArrayNode start = value.putArray("first");
        start.add(first.offset()).add(first.check());
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
            Place first = new Place(value.required("first").required(0).asLong(), value.required("first").required(1).asInt());
            List<String> names = new ArrayList<>();
            value.required("names").forEach(name -> names.add(name.asString()));
            return new Position(
                    file,
                    first,
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
