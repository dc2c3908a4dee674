package dev.tailrace.core.queue;

import dev.tailrace.core.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Opens a queue: what counts stays, what was never committed goes. One use. */
final class QueueRecovery {
    private static final String DAMAGED = ".damaged";

    private final QueueLog.Site site;
    private final Storage storage;
    private final List<String> findings = new ArrayList<>();
    private final TreeMap<Long, SegmentHeader> headers = new TreeMap<>();

    QueueRecovery(QueueLog.Site site) {
        this.site = site;
        this.storage = site.storage();
    }

    /** What was found amiss, for people. */
    List<String> findings() {
        return findings;
    }

    /**
     * @param begin of the registry; null if it has none
     * @param end likewise
     */
    QueueLog open(QueuePosition begin, QueuePosition end) throws IOException {
        readHeaders(end == null ? Long.MAX_VALUE : end.segment());
        return end == null ? withoutMarks() : between(begin == null ? QueuePosition.ZERO : begin, end);
    }

    /** @param last number of the last segment in which something is committed, as far as is known */
    private void readHeaders(long last) throws IOException {
        for (String file : storage.list()) {
            long number = SegmentHeader.number(file);
            if (number >= 0) {
                SegmentHeader header = header(file);
                if (header != null && header.number() == number) {
                    headers.put(number, header);
                } else if (number > last) {
                    storage.delete(file);
                } else {
                    // If it counts, the reader misses what it held, and tells how much that was.
                    storage.rename(file, file + DAMAGED);
                    findings.add(file + " has no valid header and is set aside as " + file + DAMAGED);
                }
            }
        }
    }

    private SegmentHeader header(String file) throws IOException {
        try (InputStream in = storage.read(file)) {
            byte[] bytes = in.readNBytes(SegmentHeader.SIZE);
            return SegmentHeader.parse(bytes, bytes.length);
        }
    }

    private QueueLog between(QueuePosition begin, QueuePosition end) throws IOException {
        ArrayDeque<Segment> segments = new ArrayDeque<>();
        boolean isEmpty = begin.record() >= end.record();
        for (SegmentHeader header : headers.values()) {
            boolean counts = header.number() >= begin.segment() && header.number() <= end.segment() && !isEmpty;
            if (counts) {
                segments.add(new Segment(header, header.number() == end.segment() ? end.offset() : countingLength(header)));
            } else {
                storage.delete(SegmentHeader.fileName(header.number()));
            }
        }
        if (!segments.isEmpty() && segments.getLast().number() == end.segment()) {
            cut(segments.getLast().file(), end.offset());
        }
        if (isEmpty) {
            QueuePosition both = begin.segment() > end.segment() ? begin : end;
            return new QueueLog(site, segments, both, both);
        }
        return new QueueLog(site, segments, begin, end);
    }

    /** Where a segment that another one goes on from ends. */
    private long countingLength(SegmentHeader header) throws IOException {
        SegmentHeader next = headers.get(header.number() + 1);
        return next != null ? next.previous() : length(SegmentHeader.fileName(header.number()));
    }

    private long length(String file) throws IOException {
        try (Storage.Tail tail = storage.open(file)) {
            return tail.length();
        }
    }

    private void cut(String file, long length) throws IOException {
        try (Storage.Tail tail = storage.open(file)) {
            if (tail.length() > length) {
                tail.truncate(length);
                tail.sync();
            }
        }
    }

    /** Segments of this epoch were never committed. Those of another are all that a lost registry has left. */
    private QueueLog withoutMarks() throws IOException {
        ArrayDeque<Segment> segments = new ArrayDeque<>();
        for (SegmentHeader header : headers.values()) {
            if (header.epoch().equals(site.epoch())) {
                storage.delete(SegmentHeader.fileName(header.number()));
            } else {
                segments.add(new Segment(header, countingLength(header)));
            }
        }
        if (segments.isEmpty()) {
            return new QueueLog(site, segments, QueuePosition.ZERO, QueuePosition.ZERO);
        }
        QueuePosition begin = segments.getFirst().start();
        Segment last = segments.getLast();
        QueuePosition far = new QueuePosition(last.number(), last.length(), Long.MAX_VALUE, Long.MAX_VALUE);
        QueueReader reader = new QueueReader(new QueueLog(site, new ArrayDeque<>(List.of(last)), last.start(), far), last.start());
        QueuePosition end = last.start();
        while (reader.next() instanceof QueueReader.Found.Record(QueuePosition after)) {
            end = after;
        }
        last.length(end.offset());
        cut(last.file(), end.offset());
        findings.add("the registry that knew this queue is lost: all that its " + segments.size()
                + " segment(s) hold is shipped, some of it perhaps again");
        return new QueueLog(site, segments, begin, end);
    }
}
