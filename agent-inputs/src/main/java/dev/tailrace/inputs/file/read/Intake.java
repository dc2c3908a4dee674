package dev.tailrace.inputs.file.read;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Utf8;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the events of one piece of a file into a batch. Serves any file, piece by piece, and keeps nothing between two pieces: what it did
 * not take is given again, with more behind it.
 */
public final class Intake implements LineCutter.Lines {
    /** How much is certain about what follows the piece. */
    public enum Ending {
        /** Nothing: more may come, what is not complete is left. */
        OPEN,
        /** There was silence for long: an event that more lines could join is complete, a line without its end is not. */
        QUIET,
        /** Nothing comes any more: a line without its end is one. */
        FINAL
    }

    /**
     * A piece of a file.
     *
     * @param to index past its last byte; zeros at the end of a file do not count, they are not written yet
     * @param bytes where it stands; the batch's arena itself if the encoding is UTF-8
     * @param offset of its first byte in the source
     * @param skip whether it starts within a line of which the rest is to be skipped
     */
    public record Piece(byte[] bytes, int from, int to, long offset, Encoding encoding, boolean skip, Ending ending) {}

    private final LineRules rules;
    private final LineFilter filter;
    private final Joiner joiner;
    private final Map<Encoding, LineCutter> cutters = new HashMap<>();
    private final Map<Encoding, Decoding> decodings = new HashMap<>();
    private Batch batch;
    private Piece piece;
    private Decoding decoding;
    private boolean spilled;
    private boolean full;
    private boolean skipping;
    private int end;
    private int linesEnd;
    private int events;
    private int filtered;
    private int invalid;
    private int pendingFlags;

    public Intake(LineRules rules) {
        this.rules = rules;
        LineFilter lineFilter = new LineFilter(rules.include(), rules.exclude());
        this.filter = lineFilter.isEmpty() ? null : lineFilter;
        this.joiner = rules.multiline() == null ? null : new Joiner(rules.multiline(), rules.maxLine());
    }

    /**
     * How many bytes of one piece are enough to make progress in any file: the longest line; or the longest event, in an encoding of two
     * bytes a character, and the line that completes it.
     */
    public int enough() {
        return rules.multiline() == null ? rules.maxLine() + 16 : 3 * rules.maxLine() + 4 * rules.multiline().maxLines() + 64;
    }

    /** Takes what is complete. If the bytes stand in the arena, the batch's use must end where the piece starts, or before. */
    public void take(Batch into, Piece given) {
        batch = into;
        piece = given;
        decoding = given.encoding().isUtf8() ? null : decodings.computeIfAbsent(given.encoding(), Decoding::new);
        spilled = false;
        full = false;
        events = 0;
        filtered = 0;
        invalid = 0;
        pendingFlags = 0;
        LineCutter cutter = cutters.computeIfAbsent(given.encoding(), this::cutter);
        end = cutter.cut(given.bytes(), given.from(), given.to(), given.skip(), this);
        linesEnd = end;
        skipping = cutter.isSkipping();
        if (given.ending() == Ending.FINAL && !full && !skipping) {
            takeTail();
        }
        closeEvent(given.ending() != Ending.OPEN);
        if (decoding == null && !spilled) {
            batch.use(end);
        }
    }

    private LineCutter cutter(Encoding encoding) {
        return new LineCutter(rules.terminator(), encoding.unit(), encoding.isBigEndian(), rules.maxLine());
    }

    /** The bytes after the last line end. */
    private void takeTail() {
        int stop = piece.to();
        if (stop > end) {
            int most = rules.maxLine() - rules.maxLine() % piece.encoding().unit();
            boolean truncated = stop - end > most;
            pendingFlags = Batch.PARTIAL;
            if (line(end, truncated ? end + most : stop, stop, false, truncated)) {
                end = stop;
            }
            pendingFlags = 0;
        }
    }

    /** What is left of an open event at the end of the piece. */
    private void closeEvent(boolean complete) {
        if (joiner == null || !joiner.isOpen()) {
            return;
        }
        if (complete && !full) {
            flushEvent();
        } else {
            end = piece.from() + (int) (joiner.offset() - piece.offset());
            skipping = false;
            if (decoding != null) {
                batch.use(joiner.arenaStart());
            }
            joiner.clear();
        }
    }

    @Override
    public boolean line(int start, int stop, int next, boolean ascii, boolean truncated) {
        if (batch.count() >= Batch.MOST_LINES) {
            full = true;
            return false;
        }
        int flags = (truncated ? Batch.TRUNCATED : 0) | pendingFlags;
        long offset = piece.offset() + (start - piece.from());
        int limit = Math.min(next, stop + LineCutter.LOOKAHEAD);
        if (decoding != null) {
            return decoded(start, stop, limit, flags, offset);
        }
        if (ascii) {
            return place(start, stop, flags, offset, 0);
        }
        int whole = truncated ? Utf8.cut(piece.bytes(), start, stop, limit) : stop;
        if (Utf8.validTo(piece.bytes(), start, whole) == whole) {
            return place(start, whole, flags, offset, 0);
        }
        int to = spill((whole - start) * Utf8.MOST_GROWTH);
        if (to < 0) {
            return false;
        }
        int repaired = Utf8.repair(piece.bytes(), start, whole, batch.arena(), to);
        batch.use(repaired);
        return place(to, repaired, flags | Batch.INVALID_BYTES, offset, 0);
    }

    private boolean decoded(int start, int stop, int limit, int flags, long offset) {
        int before = batch.used();
        if (!batch.reserve((stop - start) * Decoding.MOST_GROWTH + 1)) {
            full = true;
            return false;
        }
        int known = (flags & Batch.TRUNCATED) != 0 ? limit : stop;
        int written = decoding.decode(piece.bytes(), start, stop, known, batch.arena(), before);
        batch.arena()[written] = '\n';
        batch.use(written + 1);
        return place(before, written, flags | (decoding.isInvalid() ? Batch.INVALID_BYTES : 0), offset, before);
    }

    /** Makes room behind the piece, for bytes that cannot stay where they were read; -1 if the arena is full. */
    private int spill(int bytes) {
        if (decoding == null && !spilled) {
            batch.use(piece.to());
        }
        if (!batch.reserve(bytes)) {
            full = true;
            if (decoding == null && !spilled) {
                batch.use(piece.from());
            }
            return -1;
        }
        spilled = true;
        return batch.used();
    }

    /** A line that was cut is the last of its event: the next may be any distance away, and the event must not be read again till then. */
    private boolean place(int start, int stop, int flags, long offset, int arenaStart) {
        if (joiner == null) {
            add(start, stop, offset, flags);
            return true;
        }
        Joiner.Place place = joiner.place(batch.arena(), start, stop);
        if ((place == Joiner.Place.STARTS || place == Joiner.Place.ALONE) && joiner.isOpen() && !flushEvent()) {
            return false;
        }
        joiner.add(start, stop, flags, offset, arenaStart);
        return switch (place) {
            case COMPLETES, ALONE -> flushEvent();
            case JOINS, STARTS -> (flags & Batch.TRUNCATED) == 0 || flushEvent();
        };
    }

    /** Gives the open event to the batch; false if it has no room, then the event stays open. */
    private boolean flushEvent() {
        int start = joiner.start();
        if (!joiner.isInOnePiece(batch.arena())) {
            start = spill(joiner.length());
            if (start < 0) {
                return false;
            }
            joiner.copy(batch.arena(), start);
            batch.use(start + joiner.length());
        }
        add(start, start + joiner.length(), joiner.offset(), joiner.flags() | (joiner.count() > 1 ? Batch.MULTILINE : 0));
        joiner.clear();
        return true;
    }

    private void add(int start, int stop, long offset, int flags) {
        events++;
        invalid += (flags & Batch.INVALID_BYTES) == 0 ? 0 : 1;
        if (filter != null && !filter.keeps(batch.arena(), start, stop)) {
            filtered++;
        } else {
            batch.addLine(start, stop - start, offset, flags);
        }
    }

    /** Index past the last byte taken or skipped. */
    public int end() {
        return end;
    }

    /** Index past the last byte of the last line that has an end, taken or of an event that more lines could join. */
    public int linesEnd() {
        return linesEnd;
    }

    /** Events found, filtered ones included. */
    public int events() {
        return events;
    }

    /** Events with bytes that mean nothing in their encoding. */
    public int invalid() {
        return invalid;
    }

    /** Events that the filter dropped. */
    public int filtered() {
        return filtered;
    }

    /** Whether {@link #end} is within a line of which the rest is to be skipped. */
    public boolean isSkipping() {
        return skipping;
    }

    /** Whether it stopped because the batch takes no more. */
    public boolean isFull() {
        return full;
    }
}
