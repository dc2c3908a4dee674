package dev.tailrace.inputs.kafka;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Utf8;
import dev.tailrace.core.input.DocumentEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Makes events of records. Used by one thread. */
final class RecordEvents {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final byte[] NOTHING = {};
    private static final int LONGEST_NUMBER = 19;

    private final KafkaSettings.Reading reading;
    private final Event event;
    private final DocumentEvents documents;
    private final Constant noJson;
    private final int path;
    private final int host;

    RecordEvents(KafkaSettings.Reading reading, Fields fields) {
        this.reading = reading;
        this.event = new Event(fields);
        this.documents = new DocumentEvents(fields);
        this.noJson = fields.text("_json_failure");
        this.path = fields.intern("log.file.path");
        this.host = fields.intern("host.name");
    }

    /** What the record may take in a batch at most. */
    static int size(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }

    /** Adds the record's event. */
    void add(ConsumerRecord<byte[], byte[]> record, Batch to) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        switch (reading.format()) {
            case RAW -> line(record, value, to);
            case JSON -> {
                if (!document(record, value, to)) {
                    line(record, value, to);
                    event.tag(noJson);
                }
            }
        }
        header(record, "event.id", Fields.EVENT_ID, FieldType.TEXT);
    }

    private boolean document(ConsumerRecord<byte[], byte[]> record, byte[] value, Batch to) {
        if (!documents.add(DocumentEvents.read(value), value.length, record.offset(), to)) {
            return false;
        }
        event.at(to, to.count() - 1);
        return true;
    }

    private void line(ConsumerRecord<byte[], byte[]> record, byte[] value, Batch to) {
        int end = value.length;
        int flags = 0;
        if (end > reading.maxLine()) {
            end = Utf8.cut(value, 0, reading.maxLine(), value.length);
            flags |= Batch.TRUNCATED;
        }
        boolean isValid = Utf8.validTo(value, 0, end) == end;
        if (!to.reserve(isValid ? end : end * Utf8.MOST_GROWTH)) {
            throw new IllegalStateException("a record of " + value.length + " bytes has no room in an empty batch");
        }
        int start = to.used();
        if (isValid) {
            System.arraycopy(value, 0, to.arena(), start, end);
            to.use(start + end);
        } else {
            flags |= Batch.INVALID_BYTES;
            to.use(Utf8.repair(value, 0, end, to.arena(), start));
        }
        to.addLine(start, to.used() - start, record.offset(), flags);
        event.at(to, to.count() - 1);
        event.setTime(Fields.TIMESTAMP, record.timestamp() * NANOS_PER_MILLI);
        header(record, "source", path, FieldType.TEXT);
        header(record, "host", host, FieldType.TEXT);
        header(record, "offset", Fields.LOG_OFFSET, FieldType.NUMBER);
    }

    private void header(ConsumerRecord<byte[], byte[]> record, String name, int field, FieldType type) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return;
        }
        byte[] value = header.value();
        boolean fits = type == FieldType.NUMBER ? isNumber(value) : Utf8.validTo(value, 0, value.length) == value.length;
        if (fits) {
            event.setBytes(field, type, value, 0, value.length);
        }
    }

    private static boolean isNumber(byte[] value) {
        for (byte b : value) {
            if (b < '0' || b > '9') {
                return false;
            }
        }
        return value.length > 0 && value.length <= LONGEST_NUMBER && (value[0] != '0' || value.length == 1);
    }
}
