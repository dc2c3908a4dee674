package dev.tailrace.core.ship;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an output refused, kept for people and for {@code tailrace deadletter replay}: one JSON object a line, {@code @timestamp} (of the
 * refusal), {@code output}, {@code status}, {@code reason} and the whole {@code event}.
 *
 * <p>The committed length travels with the read positions, as a mark. On start the files are cut back to it: what lies beyond was written by
 * a run that died before it could say so, and is refused again. (If parcels settle in another order than their letters were written in, a
 * letter may stand there twice after a death, with the same event id; none is missing.)
 *
 * <p>Bounded: a file is full at a sixteenth of the whole, and when the whole is full the oldest file goes, which is told. Not thread-safe.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final long LEAST_FILE = 64 << 10;
    private static final int FILES = 16;

    private final LetterFiles files;
    private final long most;
    private final OutputContext context;
    private final JsonEncoder encoder = new JsonEncoder();
    private final Bytes lines = new Bytes(4096);
    private FileChannel channel;
    private long number;
    private long length;

    /** @param most bytes that all files may take together */
    DeadLetters(LetterFiles files, long most, OutputContext context) {
        this.files = files;
        this.most = most;
        this.context = context;
    }

    /**
     * Writes these events and forces them to the disk.
     *
     * @throws IOException if they are not safely there; the same call may be made again
     */
    void write(Shipment shipment, List<Outcome.Rejection> rejections) throws IOException {
        if (channel == null) {
            number = files.recover(LetterFiles.committed(context.marks()));
            open();
        }
        encode(shipment, rejections);
        if (length > 0 && length + lines.length() > Math.max(LEAST_FILE, most / FILES)) {
            channel.close();
            number++;
            open();
            forgetOldest();
        }
        ByteBuffer buffer = ByteBuffer.wrap(lines.array(), 0, lines.length());
        long at = length;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
        length = at;
    }

    private void encode(Shipment shipment, List<Outcome.Rejection> rejections) {
        lines.clear();
        Event event = shipment.cursor();
        String now = Instant.ofEpochMilli(context.clock().epochMillis()).toString();
        for (Outcome.Rejection rejection : rejections) {
            lines.write(ascii("{\"@timestamp\":\"")).write(ascii(now)).write(ascii("\",\"output\":"));
            lines.write(JsonText.quote(context.name())).write(ascii(",\"status\":")).writeDecimal(rejection.status());
            lines.write(ascii(",\"reason\":")).write(JsonText.quote(rejection.reason())).write(ascii(",\"event\":"));
            encoder.encode(event.at(shipment.batch(), rejection.event()), lines);
            lines.write('}').write('\n');
        }
    }

    private void open() throws IOException {
        Path file = files.file(number);
        Files.createDirectories(file.getParent());
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        length = channel.size();
    }

    private void forgetOldest() throws IOException {
        SortedMap<Long, Long> lengths = files.lengths();
        long all = lengths.values().stream().mapToLong(Long::longValue).sum();
        while (all + lines.length() > most && lengths.firstKey() < number) {
            Path oldest = files.file(lengths.firstKey());
            long letters;
            try (Stream<String> each = Files.lines(oldest)) {
                letters = each.count();
            }
            Files.delete(oldest);
            LOG.error("output {}: dead letters take their {} bytes, the oldest {} are deleted with {}", context.name(), most, letters, oldest);
            all -= lengths.remove(lengths.firstKey());
        }
    }

    /**
     * What is to be remembered with any parcel that settles now; nothing before the first refusal. Never less than what was told before, as
     * parcels settle in another order than their letters are written in.
     */
    Optional<String> mark() {
        return channel == null ? Optional.empty() : Optional.of(new LetterFiles.Committed(number, length).text());
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
