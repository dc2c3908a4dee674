package dev.tailrace.inputs.file;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Span;
import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.content.Zeros;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.identify.Guard;
import dev.tailrace.inputs.file.read.Encoding;
import dev.tailrace.inputs.file.read.EncodingChoice;
import dev.tailrace.inputs.file.read.Intake;
import dev.tailrace.inputs.file.read.LineRules;
import dev.tailrace.inputs.file.read.Loading;
import dev.tailrace.inputs.file.read.Terminator;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads one piece of one file into the open batch.
 *
 * <p>Every read starts with the bytes that the guard covers, or the prefix at offset 0, so that a file whose content was exchanged shows at once,
 * without another call: however long it was waited for a batch since the file was looked at. After a pause the prefix is looked at, too. Zeros at the end of a file are not written yet: they are waited for, see {@link Zeros}.
 */
final class PieceReader {
    /** Bytes read at once. */
    static final int PIECE = 128 * 1024;

    /** A line or two that mean nothing are nothing to speak of. */
    private static final int LEAST_GARBLED = 3;

    /** A tail of so many bytes is read with an empty batch the next time, since another may have no room for it. */
    private static final int LEAST_TAIL = 8 * 1024;

    /** What became of a piece. */
    enum Result {
        /** There is more. */
        MORE,
        /** The file was read to its end, and something was taken. */
        END,
        /** There was nothing to take. */
        NOTHING,
        /** What stands before the position is not what was read. */
        REPLACED,
        /** A line or an event is to be cut, and the registry does not know where yet. */
        WAITING,
        /** No batch: the pool is dry. */
        STARVED,
        /** The disk refused. */
        FAULT
    }

    private final Loading loading;
    private final Headings headings;
    private final Intake intake;
    private final Marks marks;
    private final EncodingChoice choice;
    private final Zeros zeros = new Zeros();
    private final boolean zerosEndLines;
    private final boolean joins;
    private byte[] scratch = {};
    /** Whether the last piece told the encoding. */
    private boolean told;

    PieceReader(TailParts parts, Loading loading, Headings headings) {
        LineRules rules = parts.settings().lines();
        this.loading = loading;
        this.headings = headings;
        this.choice = parts.settings().encoding();
        this.intake = new Intake(rules);
        this.marks = new Marks(parts.catalogue());
        this.joins = rules.multiline() != null;
        this.zerosEndLines = rules.terminator() == Terminator.NULL_TERMINATOR;
    }

    /** Whether the last piece made the marks cover more, or told the encoding: worth remembering. */
    boolean isMarked() {
        return told || marks.areNew();
    }

    /** Whether most lines of the last piece have bytes that mean nothing in the encoding that they are taken for. */
    boolean isGarbled() {
        return intake.events() >= LEAST_GARBLED && intake.invalid() > intake.events() / 2;
    }

    /** Reads the next piece of an open file, once the heading is known that holds there. */
    Result read(TailedFile file, Intake.Ending ending) {
        told = false;
        marks.begin();
        if (!headings.isFound(file)) {
            return Result.MORE;
        }
        Generation generation = file.generation;
        if (generation.awaitedCuts > 0) {
            return Result.WAITING;
        }
        if (file.paused) {
            Result checked = check(file);
            if (checked != Result.MORE) {
                return checked;
            }
        }
        int overlap = Guard.length(generation.offset);
        if (!file.content.reach(generation.offset - overlap, Content.REACH)) {
            return Result.MORE;
        }
        return loading.isReady(file.wanted > 0) ? readPiece(file, ending) : Result.STARVED;
    }

    private Result readPiece(TailedFile file, Intake.Ending ending) {
        Generation generation = file.generation;
        Batch batch = loading.batch();
        int overlap = Guard.length(generation.offset);
        boolean inPlace = generation.encoding.isUtf8();
        long most = generation.nextCut() - generation.offset;
        int least = generation.offset == 0 ? generation.prefix.length() : 0;
        int ask = overlap + (int) Math.min(Math.max(least, most), file.wanted > 0 ? file.wanted : Math.min(PIECE, batch.room() - overlap));
        if (inPlace && !batch.reserve(ask)) {
            throw new IllegalStateException("an arena that cannot hold one line of max_line");
        }
        if (!inPlace && scratch.length < ask) {
            scratch = new byte[ask];
        }
        byte[] bytes = inPlace ? batch.arena() : scratch;
        int from = inPlace ? batch.used() : 0;
        int got = file.content.read(generation.offset - overlap, bytes, from, ask);
        if (got == DiskFile.FAILED) {
            return Result.FAULT;
        }
        if (!Marks.hold(generation, bytes, from, got)) {
            return replaced(file);
        }
        if (file.paused) {
            marks.cover(generation);
            file.paused = false;
        }
        boolean atEnd = file.content.isAtEnd();
        if (got == overlap) {
            return atEnd ? nothing(file, false, false) : Result.MORE;
        }
        if (got - overlap >= most) {
            Result cut = take(file, bytes, from, overlap, (int) most, true, Intake.Ending.FINAL);
            return cut == Result.END ? Result.MORE : cut;
        }
        boolean complete = atEnd && (file.content.completeSize() != 0 || file.content.isDamaged());
        return take(file, bytes, from, overlap, got - overlap, atEnd, complete ? Intake.Ending.FINAL : ending);
    }

    private static Result nothing(TailedFile file, boolean openEvent, boolean unwritten) {
        file.paused = true;
        file.openEvent = openEvent;
        file.unwritten = unwritten;
        return Result.NOTHING;
    }

    private Result take(TailedFile file, byte[] bytes, int base, int overlap, int available, boolean atEnd, Intake.Ending ending) {
        Generation generation = file.generation;
        Batch batch = loading.batch();
        int from = base + overlap;
        int mark = 0;
        if (generation.offset == 0) {
            Optional<Encoding.Marked> marked = Encoding.marked(Arrays.copyOfRange(bytes, from, from + 3), available);
            mark = marked.map(Encoding.Marked::length).orElse(0);
        }
        int start = from + mark;
        int end = from + available;
        long first = generation.offset + mark;
        boolean allWritten = zerosEndLines || generation.offset + available <= file.contentTo;
        int written = allWritten ? end : Zeros.written(bytes, start, end, generation.encoding.unit());
        boolean inPlace = bytes == batch.arena();
        if (generation.encoding.isUnsettled() && isSettled(generation, bytes, start, written, ending) && !generation.encoding.isUtf8()) {
            return Result.MORE;
        }
        int used = batch.used();
        if (inPlace) {
            batch.use(start);
        }
        loading.begin(file.source);
        intake.take(
                batch,
                new Intake.Piece(
                        bytes,
                        start,
                        written,
                        first,
                        generation.encoding,
                        Guard.isSkipping(generation.guard),
                        atEnd ? ending : Intake.Ending.OPEN));
        int taken = intake.end() - start;
        if (taken == 0) {
            if (inPlace) {
                batch.use(used);
            }
        } else {
            advance(file, bytes, intake.end(), mark + taken);
        }
        file.openTo = first + (intake.linesEnd() - start);
        file.openLines = joins && atEnd && written > intake.end() ? Arrays.copyOfRange(bytes, intake.end() - overlapAt(generation), written) : null;
        if (!atEnd && taken == 0 && written < end && !intake.isFull()) {
            return lookBehindZeros(file, generation.offset + available, written > intake.end());
        }
        return outcome(file, taken, written - intake.end(), atEnd, written < end);
    }

    /** Nothing but zeros to the end of the piece: whether they are content is told by what stands behind them. */
    private Result lookBehindZeros(TailedFile file, long from, boolean openEvent) {
        Zeros.Behind behind = zeros.look(file.content, Math.max(from, file.zerosTo));
        file.zerosTo = zeros.reached();
        return switch (behind) {
            case WRITTEN -> {
                file.contentTo = zeros.reached();
                yield Result.MORE;
            }
            case END -> nothing(file, openEvent, true);
            case UNKNOWN -> Result.MORE;
            case FAULT -> Result.FAULT;
        };
    }

    /** Whether these bytes tell the encoding; then it is remembered, and a piece in another one is to be read anew. */
    private boolean isSettled(Generation generation, byte[] bytes, int from, int to, Intake.Ending ending) {
        Optional<Encoding> settled = choice.settled(bytes, from, to, ending == Intake.Ending.FINAL);
        settled.ifPresent(encoding -> generation.encoding = encoding);
        told |= settled.isPresent();
        return settled.isPresent();
    }

    private static int overlapAt(Generation generation) {
        return Guard.length(generation.offset);
    }

    /** What was read of an event that could have gone on, and cannot any more: its lines stood complete. */
    private Result replaced(TailedFile file) {
        byte[] bytes = file.openLines;
        if (bytes == null) {
            return Result.REPLACED;
        }
        if (!loading.isReady(true)) {
            return Result.STARVED;
        }
        file.openLines = null;
        Generation generation = file.generation;
        Batch batch = loading.batch();
        int overlap = overlapAt(generation);
        if (generation.encoding.isUtf8() && batch.reserve(bytes.length)) {
            System.arraycopy(bytes, 0, batch.arena(), batch.used(), bytes.length);
            int start = batch.used() + overlap;
            shipRest(file, batch.arena(), start, start + bytes.length - overlap);
        } else {
            shipRest(file, bytes, overlap, bytes.length);
        }
        return Result.REPLACED;
    }

    private void shipRest(TailedFile file, byte[] bytes, int start, int end) {
        Generation generation = file.generation;
        Batch batch = loading.batch();
        int used = batch.used();
        if (bytes == batch.arena()) {
            batch.use(start);
        }
        loading.begin(file.source);
        intake.take(batch, new Intake.Piece(bytes, start, end, generation.offset, generation.encoding, false, Intake.Ending.QUIET));
        if (intake.end() > start) {
            advance(file, bytes, intake.end(), intake.end() - start);
        } else {
            batch.use(used);
        }
    }

    /** Moves on. */
    private void advance(TailedFile file, byte[] bytes, int end, int moved) {
        Generation generation = file.generation;
        long offset = generation.offset + moved;
        long guard = Guard.of(bytes, end, Guard.length(offset), intake.isSkipping());
        loading.cover(file.source, new Span(file.source, generation.offset, offset, guard, intake.events(), intake.filtered()));
        marks.pass(generation, bytes, end, offset, moved);
        generation.offset = offset;
        generation.guard = guard;
        generation.milestones.pass(offset, guard);
        file.readInTurn += moved;
    }

    private Result outcome(TailedFile file, int taken, int left, boolean atEnd, boolean unwritten) {
        if (intake.isFull()) {
            loading.submit();
            return Result.MORE;
        }
        if (!atEnd) {
            file.wanted = taken > 0 ? 0 : Math.min(intake.enough(), Math.max(PIECE, file.wanted) * 4);
            return Result.MORE;
        }
        file.wanted = left < LEAST_TAIL ? 0 : Math.min(intake.enough(), left + PIECE);
        nothing(file, left > 0, unwritten);
        return taken > 0 ? Result.END : Result.NOTHING;
    }

    /** After a pause: whether the file still begins with what was read of it. */
    private Result check(TailedFile file) {
        if (!marks.look(file.content)) {
            return Result.FAULT;
        }
        return marks.deny(file.generation) ? replaced(file) : Result.MORE;
    }
}
