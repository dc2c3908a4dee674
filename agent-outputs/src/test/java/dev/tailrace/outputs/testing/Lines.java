package dev.tailrace.outputs.testing;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.output.Shipment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** A log of one source, cut into batches: ids go on from batch to batch, as a tailed file's do. */
public final class Lines {
    /** The registry's epoch in event ids. */
    public static final String EPOCH = "0123456789abcdef";

    private static final Instant READ_AT = Instant.parse("2026-11-21T04:00:52.123Z");

    private final Fields fields;
    private final Source source;
    private long offset;

    public Lines(Fields fields) {
        this(fields, EPOCH);
    }

    public Lines(Fields fields, String epoch) {
        this(fields, epoch, 1);
    }

    /** Of a file that the registry of this epoch met as this generation. */
    public Lines(Fields fields, String epoch, long generation) {
        this.fields = fields;
        Source.Template template = new Source.Template(
                Map.of(fields.intern("host.name"), JsonText.quote("proxy-01"), fields.intern("service"), JsonText.quote("squid")),
                new int[] {fields.intern("log.file.path")});
        byte[][] own = {JsonText.quote("/var/log/access.log")};
        this.source = new Source("in", generation, Source.idPrefix(epoch, generation), "/var/log/access.log", template, own, new Tally());
    }

    /** The id of an event whose line stands at this offset of the source. */
    public static String id(long offset, String line) {
        CRC32C check = new CRC32C();
        check.update(line.getBytes(StandardCharsets.UTF_8));
        return EPOCH + "-1-" + Long.toHexString(offset) + '-' + Long.toHexString(check.getValue());
    }

    /** A shipment of all these lines, read at 2026-11-21T04:00:52.123Z. */
    public Shipment of(List<String> lines) {
        return Shipment.of(batch(lines, event -> {}), fields);
    }

    public Shipment of(String... lines) {
        return of(List.of(lines));
    }

    /** {@code line FIRST} to {@code line FIRST+COUNT-1}. */
    public Shipment numbered(int first, int count) {
        return of(IntStream.range(first, first + count).mapToObj(n -> "line " + n).toList());
    }

    /** A batch of these lines, each event changed as a processor would. */
    public Batch batch(List<String> lines, Consumer<Event> processor) {
        Batch batch = new Batch(1 << 16);
        batch.readAt(READ_AT.getEpochSecond() * 1_000_000_000L + READ_AT.getNano());
        long first = offset;
        for (String line : lines) {
            byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
            if (!batch.reserve(utf8.length)) {
                throw new IllegalArgumentException("more lines than a batch takes");
            }
            int start = batch.used();
            System.arraycopy(utf8, 0, batch.arena(), start, utf8.length);
            batch.use(start + utf8.length);
            batch.addLine(start, utf8.length, offset, 0);
            offset += utf8.length + 1;
        }
        batch.endSpan(new Span(source, first, offset, 0, lines.size(), 0));
        Event event = new Event(fields);
        for (int i = 0; i < batch.count(); i++) {
            processor.accept(event.at(batch, i));
        }
        return batch;
    }

    /** A shipment of a batch. */
    public Shipment of(Batch batch) {
        return Shipment.of(batch, fields);
    }

    public Fields fields() {
        return fields;
    }
}
