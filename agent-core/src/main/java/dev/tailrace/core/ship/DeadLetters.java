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

/**
 * What an output refused, kept for people: one JSON object a line, {@code @timestamp} (of the refusal), {@code output}, {@code status},
 * {@code reason} and the whole {@code event}.
 *
 * <p>The committed length travels with the read positions, as {@link #MARK}. On start the file is cut back to it: what lies beyond was
 * written by a run that died before it could say so, and is refused again. Not thread-safe.
 */
final class DeadLetters {
    /** Key of the committed length among the output's marks. */
    static final String MARK = "dead-letter.length";

    private final Path file;
    private final OutputContext context;
    private final JsonEncoder encoder = new JsonEncoder();
    private final Bytes lines = new Bytes(4096);
    private final String committed;
    private FileChannel channel;
    private long length;

    DeadLetters(Path file, OutputContext context) {
        this.file = file;
        this.context = context;
        this.committed = context.marks().get(MARK);
    }

    /**
     * Writes these events and forces them to the disk.
     *
     * @throws IOException if they are not safely there; the same call may be made again
     */
    void write(Shipment shipment, List<Outcome.Rejection> rejections) throws IOException {
        open();
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
        ByteBuffer buffer = ByteBuffer.wrap(lines.array(), 0, lines.length());
        long at = length;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
        length = at;
    }

    /**
     * What is to be remembered with any parcel that settles now; nothing before the first refusal. Never less than what was told before, as
     * parcels settle in another order than their letters are written in.
     */
    Optional<String> mark() {
        return channel == null ? Optional.empty() : Optional.of(Long.toString(length));
    }

    private void open() throws IOException {
        if (channel != null) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        length = channel.size();
        if (committed != null && Long.parseLong(committed) < length) {
            length = Long.parseLong(committed);
            channel.truncate(length);
        }
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
