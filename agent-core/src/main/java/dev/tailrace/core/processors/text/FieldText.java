package dev.tailrace.core.processors.text;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventId;
import dev.tailrace.core.encode.Iso8601;
import dev.tailrace.core.encode.JsonText;
import java.nio.charset.StandardCharsets;

/**
 * One field of any event as text, as it will stand in the document: however the event holds it, and also where it is not in the event but
 * known from its source (path, host, static fields, offset, id). Scratch memory of one worker.
 */
public final class FieldText {
    private static final String[] FLAG_NAMES = {"truncated", "multiline", "invalid_bytes", "partial"};

    private final int field;
    private final Bytes scratch = new Bytes(32);
    private final Iso8601 time = new Iso8601();
    private final EventId id = new EventId();
    private Source source;
    private byte[] shared;

    public FieldText(int field) {
        this.field = field;
    }

    public int field() {
        return field;
    }

    /** Points {@code into} at the field's text, valid until the next call; false if there is no such field. */
    public boolean read(Event event, Slice into) {
        if (event.get(field, into)) {
            return true;
        }
        scratch.clear();
        switch (event.type(field)) {
            case LONG -> scratch.writeDecimal(event.number(field));
            case DOUBLE -> scratch.write(Double.toString(Double.longBitsToDouble(event.number(field))).getBytes(StandardCharsets.US_ASCII));
            case TIME -> time.write(event.number(field), scratch);
            case NONE, TEXT, NUMBER, JSON, CONSTANT -> {
                return implied(event, into);
            }
        }
        into.set(scratch.array(), 0, scratch.length());
        return true;
    }

    private boolean implied(Event event, Slice into) {
        switch (field) {
            case Fields.TIMESTAMP -> time.write(event.time(), scratch);
            case Fields.LOG_OFFSET -> scratch.writeDecimal(event.offset());
            case Fields.EVENT_ID -> id.write(event, scratch);
            case Fields.LOG_FLAGS -> flags(event.flags());
            default -> {
                return shared(event.source(), into);
            }
        }
        into.set(scratch.array(), 0, scratch.length());
        return scratch.length() > 0;
    }

    private void flags(int flags) {
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            if ((flags & Batch.READER_FLAGS & 1 << i) != 0) {
                if (scratch.length() > 0) {
                    scratch.write(' ');
                }
                scratch.write(FLAG_NAMES[i].getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private boolean shared(Source of, Slice into) {
        if (of != source) {
            source = of;
            shared = plain(json(of));
        }
        if (shared == null) {
            return false;
        }
        into.set(shared, 0, shared.length);
        return true;
    }

    private byte[] json(Source of) {
        int[] own = of.template().ownFields();
        for (int i = 0; i < own.length; i++) {
            if (own[i] == field) {
                return of.own()[i];
            }
        }
        return of.template().fields().get(field);
    }

    private static byte[] plain(byte[] json) {
        return json != null && json.length > 0 && json[0] == '"' ? JsonText.unquote(json) : json;
    }

    /** True if the event has the field, or its source implies it. */
    public boolean isPresent(Event event, Slice scratchSlice) {
        return event.type(field) != FieldType.NONE || implied(event, scratchSlice);
    }
}
