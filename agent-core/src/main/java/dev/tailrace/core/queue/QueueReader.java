package dev.tailrace.core.queue;

import dev.tailrace.core.batch.ImageBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Reads records in their order. Owned by whoever owns the log. */
final class QueueReader {
    /** What a look ahead brought. */
    sealed interface Found {
        /** The next record; its payload is {@link QueueReader#payload()}. */
        record Record(QueuePosition after) implements Found {}

        /** Something cannot be read; reading goes on after it. */
        record Lost(long events, String reason, QueuePosition after) implements Found {}

        /** There is nothing more at the moment. */
        record Nothing() implements Found {}
    }

    private final QueueLog log;
    private final byte[] head = new byte[RecordHead.SIZE];
    private final ImageBytes payload = new ImageBytes(1 << 16);
    private QueuePosition at;
    private int length;
    private InputStream in;
    private long inSegment = -1;
    private long inOffset;

    QueueReader(QueueLog log, QueuePosition from) {
        this.log = log;
        this.at = from;
    }

    /** Holds the last record's payload; {@link #length()} bytes of it count. */
    byte[] payload() {
        return payload.array();
    }

    int length() {
        return length;
    }

    /**
     * Reads on.
     *
     * @throws IOException if the disk refuses: the same call may be made again
     */
    Found next() throws IOException {
        if (at.record() >= log.durable().record()) {
            return new Found.Nothing();
        }
        Segment segment = log.segment(at.segment());
        if (segment == null || at.offset() >= segment.length()) {
            return toNextSegment();
        }
        try {
            return read(segment);
        } catch (NoSuchFileException | UnexpectedEnd missing) {
            return skipRest(segment, segment.file() + " ends before offset " + segment.length());
        }
    }

    private Found toNextSegment() throws IOException {
        Segment next = log.after(at.segment());
        if (next == null) {
            return lost(log.durable(), "segments after " + SegmentHeader.fileName(at.segment()) + " are missing");
        }
        return next.header().events() == at.events() ? movedTo(next.start()) : lost(next.start(), "segments before " + next.file() + " are missing");
    }

    private Found movedTo(QueuePosition start) throws IOException {
        at = start;
        return next();
    }

    private Found lost(QueuePosition after, String reason) {
        long events = after.events() - at.events();
        at = after;
        return new Found.Lost(events, reason, after);
    }

    private Found read(Segment segment) throws IOException {
        fetch(segment, at.offset(), head, head.length);
        RecordHead found = RecordHead.parse(head, segment.number(), at.offset());
        if (found == null || found.record() != at.record() || at.offset() + RecordHead.SIZE + found.length() > segment.length()) {
            return skipRest(segment, segment.file() + ": no record at offset " + at.offset());
        }
        payload.clear();
        fetch(segment, at.offset() + RecordHead.SIZE, payload.ensure(found.length()), found.length());
        QueuePosition after = new QueuePosition(
                at.segment(), at.offset() + RecordHead.SIZE + found.length(), at.record() + 1, at.events() + found.events());
        if (!found.isWhole(payload.array())) {
            segment.damaged();
            return lost(after, segment.file() + ": the record at offset " + at.offset() + " is damaged");
        }
        length = found.length();
        at = after;
        return new Found.Record(after);
    }

    /** Where the next record starts is not known: what is left of the segment is lost. */
    private Found skipRest(Segment segment, String reason) {
        segment.damaged();
        Segment next = log.after(segment.number());
        return lost(next == null ? log.durable() : next.start(), reason);
    }

    /** The last record cannot be made events of, although its bytes are those that were written: it is as good as damaged. */
    void unusable() {
        Segment segment = log.segment(at.segment());
        if (segment != null) {
            segment.damaged();
        }
    }

    private static final class UnexpectedEnd extends IOException {
        private static final long serialVersionUID = 1;
    }

    private void fetch(Segment segment, long offset, byte[] into, int count) throws IOException {
        if (inSegment != segment.number() || inOffset != offset) {
            open(segment, offset);
        }
        int got = in.readNBytes(into, 0, count);
        if (got < count) {
            // The stream may be older than what was appended since.
            open(segment, offset);
            got = in.readNBytes(into, 0, count);
        }
        if (got < count) {
            close();
            throw new UnexpectedEnd();
        }
        inOffset += count;
    }

    private void open(Segment segment, long offset) throws IOException {
        close();
        InputStream opened = log.storage().read(segment.file());
        long skipped = 0;
        try {
            for (long more = 1; skipped < offset && more > 0; skipped += more) {
                more = opened.skip(offset - skipped);
            }
        } finally {
            in = opened;
        }
        inSegment = segment.number();
        inOffset = skipped;
        if (skipped < offset) {
            throw new UnexpectedEnd();
        }
    }

    void close() throws IOException {
        inSegment = -1;
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
