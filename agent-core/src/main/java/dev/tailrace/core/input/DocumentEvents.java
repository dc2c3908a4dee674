package dev.tailrace.core.input;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Makes events of documents that an agent wrote, field by field, so that they are written again as they were. Not thread-safe.
 *
 * <p>Who wrote them cannot be told: a topic may hold anything. Names are kept for good, so that they bring a bounded number of new ones.
 */
public final class DocumentEvents {
    /** Reads documents: numbers stay what they were, to the last digit. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final int ROOM = 64;
    /** Twice as many fields as Elasticsearch takes in an index unless told otherwise (index.mapping.total_fields.limit). */
    private static final int MOST_NAMES = 2000;

    private static final int LONGEST_NAME = 1024;

    private final Fields fields;
    private final Event event;
    private int names;

    public DocumentEvents(Fields fields) {
        this.fields = fields;
        this.event = new Event(fields);
    }

    /** What stands in these bytes; a missing node if it is no JSON, or has a number whose exponent no decimal number of Java's has. */
    public static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException | NumberFormatException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Adds a document's event to a batch.
     *
     * @param document that {@link #read} gave, or a part of it
     * @param size bytes of the document as it was read
     * @param offset of it in its source
     * @return false if it is no object, has no room there or brings too many names, and nothing was added
     */
    public boolean add(JsonNode document, int size, long offset, Batch to) {
        if (!document.isObject() || !hasNames(document, "") || !to.reserve(size + ROOM)) {
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

    /** Whether all names of an object are fields', now if not before. */
    private boolean hasNames(JsonNode object, String prefix) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = prefix + member.getKey();
            boolean fine = isNested(member.getValue()) ? hasNames(member.getValue(), name + '.') : isName(name);
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private boolean isName(String name) {
        if (fields.find(name) != Fields.UNKNOWN) {
            return true;
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || names == MOST_NAMES || fields.intern(name) == Fields.UNKNOWN) {
            return false;
        }
        names++;
        return true;
    }

    private static boolean isNested(JsonNode value) {
        return value.isObject() && !value.isEmpty();
    }

    private void set(JsonNode object, String prefix) {
        object.properties().forEach(member -> {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (isNested(value)) {
                set(value, name + '.');
            } else {
                set(fields.find(name), value);
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
