package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.encode.EventText;
import dev.tailrace.core.encode.JsonEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes records of events. Used by one thread at a time; its buffers are kept. */
final class Records {
    private static final int LONGEST_TOPIC = 249;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final JsonEncoder encoder = new JsonEncoder();
    private final Bytes bytes = new Bytes(4096);
    private final Slice slice = new Slice();
    private final KafkaOptions.Content content;
    private final Partitions partitions;
    private final EventText topic;
    private final EventText key;
    private final EventText path;
    private final EventText host;
    private final EventText offset;
    private final String fixedTopic;
    private Header source = new RecordHeader("source", new byte[0]);
    private Header machine = new RecordHeader("host", new byte[0]);

    Records(KafkaOptions.Content content, Partitions partitions, Fields fields) {
        this.content = content;
        this.partitions = partitions;
        this.topic = content.topic().bind(fields, Records::escape);
        this.fixedTopic = content.topic().isFixed() ? content.topic().toString() : null;
        this.key = content.key() == null ? null : content.key().bind(fields, EventFormat.FieldEscape.NONE);
        this.path = EventFormat.parse("%{[log.file.path]:}").bind(fields, EventFormat.FieldEscape.NONE);
        this.host = EventFormat.parse("%{[host.name]:}").bind(fields, EventFormat.FieldEscape.NONE);
        this.offset = EventFormat.parse("%{[log.offset]:}").bind(fields, EventFormat.FieldEscape.NONE);
    }

    /** Where the event goes. */
    String topic(Event event) {
        if (fixedTopic != null) {
            return fixedTopic;
        }
        bytes.clear();
        topic.write(event, bytes);
        return new String(bytes.array(), 0, Math.min(LONGEST_TOPIC, bytes.length()), StandardCharsets.UTF_8);
    }

    /**
     * The event as a record. Asks the cluster how many partitions the topic has where that decides.
     *
     * @throws org.apache.kafka.common.KafkaException if that cannot be told
     */
    ProducerRecord<byte[], byte[]> record(Event event, String to) {
        byte[] named = key == null ? null : text(key, event);
        Integer partition = switch (content.partitioner()) {
            case HASH -> named != null ? null : Integer.valueOf(partitions.of(to, event.source().idPrefix()));
            case ROUND_ROBIN -> partitions.next(to);
            case STICKY -> null;
        };
        return new ProducerRecord<>(to, partition, event.batch().readAt() / NANOS_PER_MILLI, named, value(event), headers(event));
    }

    private byte[] value(Event event) {
        bytes.clear();
        switch (content.format()) {
            case JSON -> encoder.encode(event, bytes);
            case RAW -> {
                if (event.get(Fields.MESSAGE, slice)) {
                    bytes.write(slice.array(), slice.start(), slice.length());
                }
            }
        }
        return taken();
    }

    private List<Header> headers(Event event) {
        bytes.clear();
        encoder.writeId(event, bytes);
        Header id = new RecordHeader("event.id", taken());
        source = source(event);
        byte[] set = text(offset, event);
        if (set.length == 0) {
            bytes.clear();
            bytes.writeDecimal(event.offset());
            set = taken();
        }
        Header at = new RecordHeader("offset", set);
        bytes.clear();
        host.write(event, bytes);
        machine = sameOr(machine);
        return bytes.length() == 0 ? List.of(id, source, at) : List.of(id, source, at, machine);
    }

    private Header source(Event event) {
        bytes.clear();
        path.write(event, bytes);
        if (bytes.length() == 0) {
            byte[] name = event.source().name().getBytes(StandardCharsets.UTF_8);
            bytes.write(name, 0, name.length);
        }
        return sameOr(source);
    }

    /** The header of the event before, which most lines share with it, or one with the text that was written. */
    private Header sameOr(Header before) {
        boolean same = Arrays.equals(before.value(), 0, before.value().length, bytes.array(), 0, bytes.length());
        return same ? before : new RecordHeader(before.key(), taken());
    }

    private byte[] text(EventText of, Event event) {
        bytes.clear();
        of.write(event, bytes);
        return taken();
    }

    private byte[] taken() {
        return Arrays.copyOf(bytes.array(), bytes.length());
    }

    /** Letters, digits, '.', '_' and '-' are all that a topic's name may hold. */
    private static void escape(Bytes bytes, int from) {
        byte[] array = bytes.array();
        for (int i = from; i < bytes.length(); i++) {
            byte b = array[i];
            boolean legal = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.' || b == '_' || b == '-';
            if (!legal) {
                array[i] = '_';
            }
        }
    }
}
