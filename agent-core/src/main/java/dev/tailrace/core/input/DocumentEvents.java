package dev.tailrace.core.input;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Makes events of documents that an agent wrote, field by field, so that they are written again as they were. Not thread-safe. */
public final class DocumentEvents {
    private static final int ROOM = 64;

    private final Fields fields;
    private final Event event;

    public DocumentEvents(Fields fields) {
        this.fields = fields;
        this.event = new Event(fields);
    }

    /**
     * Adds a document's event to a batch.
     *
     * @param size bytes of the document as it was read
     * @param offset of it in its source
     * @return false if it is no object or has no room there, and nothing was added
     */
    public boolean add(JsonNode document, int size, long offset, Batch to) {
        if (!document.isObject() || !to.reserve(size + ROOM)) {
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
