package dev.tailrace.core.deadletter;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes events of letters: the document that was refused, field by field, so that it is written again as it was. Not thread-safe. */
final class LetterEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private final Fields fields;
    private final Event event;

    LetterEvents(Fields fields) {
        this.fields = fields;
        this.event = new Event(fields);
    }

    /** True if a line of a dead-letter file is a letter. */
    static boolean isLetter(byte[] line) {
        return document(line).isObject();
    }

    /** The document that was refused; a missing node if the line is no letter. */
    private static JsonNode document(byte[] line) {
        try {
            return JSON.readTree(line).path("event");
        } catch (JacksonException noJson) {
            return JSON.missingNode();
        }
    }

    /**
     * Adds a letter's event to a batch.
     *
     * @param letter a line of a dead-letter file
     * @param offset of it there
     * @return false if it is no letter, and nothing was added
     */
    boolean add(byte[] letter, long offset, Batch to) {
        JsonNode document = document(letter);
        if (!document.isObject() || !to.reserve(letter.length + 64)) {
            return false;
        }
        byte[] line = document.path("message").asString("").getBytes(StandardCharsets.UTF_8);
        int start = to.used();
        System.arraycopy(line, 0, to.arena(), start, line.length);
        to.use(start + line.length);
        to.addLine(start, line.length, offset, 0);
        event.at(to, to.count() - 1);
        if (!document.path("message").isString()) {
            event.remove(Fields.MESSAGE);
        }
        set(document, "");
        return true;
    }

    private void set(JsonNode object, String prefix) {
        object.properties().forEach(member -> {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject() && !value.isEmpty()) {
                set(value, name + '.');
            } else {
                set(fields.intern(name), value);
            }
        });
    }

    private void set(int field, JsonNode value) {
        if (field == Fields.MESSAGE && value.isString()) {
            return;
        }
        String text = value.isString() ? value.asString() : value.toString();
        if (field == Fields.TIMESTAMP && value.isString() && isTime(text)) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FieldType type = value.isString() ? FieldType.TEXT : value.isNumber() ? FieldType.NUMBER : FieldType.JSON;
        event.setBytes(field, type, bytes, 0, bytes.length);
    }

    private boolean isTime(String text) {
        try {
            Instant at = Instant.parse(text);
            event.setTime(Fields.TIMESTAMP, at.getEpochSecond() * 1_000_000_000L + at.getNano());
            return true;
        } catch (DateTimeException isText) {
            return false;
        }
    }
}
