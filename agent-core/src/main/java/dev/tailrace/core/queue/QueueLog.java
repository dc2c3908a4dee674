package dev.tailrace.core.queue;

import dev.tailrace.core.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The segments of one queue: appended to at one end, deleted at the other. Follows the package's rules; owned by the {@link QueueDuty}.
 */
final class QueueLog implements Closeable {
    private static final String DAMAGED = ".damaged";

    /**
     * Where a queue is and how it is to be.
     *
     * @param storage its directory
     * @param epoch of the registry
     */
    record Site(Storage storage, String epoch, QueueOptions options) {}

    private final Site site;
    private final ArrayDeque<Segment> segments;
    private Storage.Tail tail;
    /** Behind the last record that was appended. */
    private QueuePosition end;
    /** Behind the last record that is forced to the disk, or need not be. */
    private QueuePosition durable;
    private QueuePosition begin;

    /**
     * @param segments those that count, by number
     * @param begin before the first record that has not left the queue
     * @param end behind the last one that counts
     */
    QueueLog(Site site, ArrayDeque<Segment> segments, QueuePosition begin, QueuePosition end) {
        this.site = site;
        this.segments = segments;
        this.begin = begin;
        this.end = end;
        this.durable = end;
    }

    Storage storage() {
        return site.storage();
    }

    /** Behind the last record that is as safe as the policy wants it: what may be read. */
    QueuePosition durable() {
        return durable;
    }

    QueuePosition begin() {
        return begin;
    }

    /** Behind the last record. */
    QueuePosition end() {
        return end;
    }

    /** Bytes that all segments take. */
    long bytes() {
        return segments.stream().mapToLong(Segment::occupied).sum();
    }

    /** The segment with this number, or null. */
    Segment segment(long number) {
        for (Segment segment : segments) {
            if (segment.number() == number) {
                return segment;
            }
        }
        return null;
    }

    /** The first segment after that number, or null. */
    Segment after(long number) {
        for (Segment segment : segments) {
            if (segment.number() > number) {
                return segment;
            }
        }
        return null;
    }

    /**
     * True if no record of so many bytes finds room now. One that is larger than the whole queue is taken when nothing else is there.
     */
    boolean isFullFor(int payload) {
        boolean isAlone = isEmpty() && segments.size() <= 1;
        return !isAlone && bytes() + RecordHead.SIZE + payload + SegmentHeader.SIZE > site.options().maxSize();
    }

    /**
     * Appends a record. If it throws, nothing is appended.
     *
     * @param events that the payload holds
     */
    void append(byte[] payload, int length, int events) throws IOException {
        if (tail == null || end.offset() >= site.options().segmentSize()) {
            startSegment();
        }
        Segment segment = segments.getLast();
        RecordHead head = RecordHead.of(payload, length, events, end.record());
        try {
            tail.append(head.bytes(segment.number(), segment.length()));
            tail.append(ByteBuffer.wrap(payload, 0, length));
        } catch (IOException failure) {
            cutBack(segment);
            throw failure;
        }
        segment.length(segment.length() + RecordHead.SIZE + length);
        segment.occupied(segment.length());
        end = new QueuePosition(segment.number(), segment.length(), end.record() + 1, end.events() + events);
        if (site.options().sync() == QueueOptions.Sync.OS) {
            durable = end;
        }
    }

    private void startSegment() throws IOException {
        sync();
        letGoOfTail();
        SegmentHeader header = new SegmentHeader(end.segment() + 1, site.epoch(), end.record(), end.events(), end.offset());
        String file = SegmentHeader.fileName(header.number());
        Storage.Tail created;
        try {
            created = storage().create(file);
        } catch (FileAlreadyExistsException ofAnAttemptThatFailed) {
            storage().delete(file);
            created = storage().create(file);
        }
        try {
            created.append(header.bytes());
        } catch (IOException failure) {
            created.close();
            throw failure;
        }
        tail = created;
        segments.addLast(new Segment(header, SegmentHeader.SIZE));
        end = new QueuePosition(header.number(), SegmentHeader.SIZE, end.record(), end.events());
    }

    /** After a failed append: the bytes of it go, or a new segment goes on from here. */
    private void cutBack(Segment segment) throws IOException {
        if (!isCut(segment)) {
            sync();
            letGoOfTail();
        }
    }

    /** False if bytes that do not count stay in the file. */
    private boolean isCut(Segment segment) {
        try {
            tail.truncate(segment.length());
            segment.occupied(segment.length());
            return true;
        } catch (IOException cannot) {
            segment.occupied(tail.length());
            return false;
        }
    }

    private void letGoOfTail() throws IOException {
        Storage.Tail closing = tail;
        tail = null;
        if (closing != null) {
            closing.close();
        }
    }

    /**
     * Forces what was appended to the disk, if the policy wants that. If it throws, nobody knows what the disk holds: all since the last
     * success is to be appended again, to another segment.
     */
    void sync() throws IOException {
        if (tail == null || durable.equals(end)) {
            return;
        }
        try {
            if (site.options().sync() == QueueOptions.Sync.BATCH) {
                tail.sync();
            }
            durable = end;
        } catch (IOException failure) {
            takeBackUnsynced();
            throw failure;
        }
    }

    private void takeBackUnsynced() throws IOException {
        Segment last = segments.getLast();
        if (last.number() == durable.segment()) {
            last.length(durable.offset());
            isCut(last);
        } else {
            // Its file goes when the next segment, of the same number, is begun.
            segments.removeLast();
        }
        end = durable;
        letGoOfTail();
    }

    /** Everything before has left the queue: space for what comes is counted from here. */
    void begin(QueuePosition position) {
        begin = position.record() == end.record() ? end : position;
    }

    /** True if everything has left the queue. */
    boolean isEmpty() {
        return begin.record() == end.record();
    }

    /**
     * True if {@link #release} would find a segment to delete.
     *
     * @param needsSpace the last segment counts, too, if everything in it has left the queue
     */
    boolean hasReleasable(boolean needsSpace) {
        boolean isWorth = needsSpace && isEmpty();
        return !segments.isEmpty() && (isWorth || segments.getFirst().number() < begin.segment());
    }

    /**
     * Deletes the segments before a position that the registry has on the disk; a damaged one is put aside.
     *
     * @throws IOException if one cannot be deleted; the others stay, too, and the same call may be made again
     */
    void release(QueuePosition upTo) throws IOException {
        for (Iterator<Segment> each = segments.iterator(); each.hasNext(); ) {
            Segment segment = each.next();
            boolean isLastAndDone = segment.number() == upTo.segment() && isEmpty() && upTo.record() == end.record();
            if (segment.number() >= upTo.segment() && !isLastAndDone) {
                return;
            }
            if (isLastAndDone) {
                letGoOfTail();
            }
            if (segment.isDamaged()) {
                storage().rename(segment.file(), segment.file() + DAMAGED);
            } else {
                storage().delete(segment.file());
            }
            each.remove();
        }
    }

    @Override
    public void close() throws IOException {
        letGoOfTail();
    }
}
