package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.content.Zeros;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Evidence;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import dev.tailrace.inputs.file.identify.Known;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What an open file can be asked, when it is to be identified. A compressed one is decompressed only as far as the questions go, a piece
 * at a time; what it answered it is not asked again.
 */
final class FileEvidence implements Evidence, AutoCloseable {
    private final Content content;
    private final Contents contents;
    private final Roster roster;
    private final byte[] head = new byte[Fingerprint.MOST];
    private final byte[] tail = new byte[Guard.MOST];
    private final byte[] other = new byte[Guard.MOST];
    private final Map<Long, Long> guards = new HashMap<>();
    private int headLength;
    /** Of a plain file when it was looked at: it may grow meanwhile, and all answers are to be of one moment. */
    private long plainLength;
    private long zerosTo;
    private boolean working;

    FileEvidence(Content content, Contents contents, Roster roster) {
        this.content = content;
        this.contents = contents;
        this.roster = roster;
    }

    boolean isCompressed() {
        return content.isCompressed();
    }

    Content content() {
        return content;
    }

    /** Reads the first bytes; false if that fails. */
    boolean look() {
        working = false;
        int got = content.read(0, head, 0, head.length);
        if (got == DiskFile.FAILED || got == 0 && content.isDamaged()) {
            return false;
        }
        headLength = Zeros.written(head, 0, got, 1);
        plainLength = isCompressed() ? UNKNOWN : content.length();
        return true;
    }

    /**
     * Whether there is something to know it by: a byte that is not zero, be it behind a hole.
     *
     * @param from up to where there are only zeros, as far as is known
     */
    boolean isWritten(long from) {
        if (headLength > 0) {
            return true;
        }
        Zeros zeros = new Zeros();
        Zeros.Behind behind = zeros.look(content, from);
        working = behind == Zeros.Behind.UNKNOWN;
        zerosTo = zeros.reached();
        headLength = behind == Zeros.Behind.WRITTEN ? (int) Math.min(head.length, zerosTo) : 0;
        return headLength > 0;
    }

    /** So short that its first bytes may become a byte order mark. */
    boolean isPartOfMark() {
        return switch (headLength) {
            case 1 -> head[0] == (byte) 0xEF || head[0] == (byte) 0xFF || head[0] == (byte) 0xFE;
            case 2 -> head[0] == (byte) 0xEF && head[1] == (byte) 0xBB;
            default -> false;
        };
    }

    /** Up to where {@link #isWritten} found only zeros. */
    long zerosTo() {
        return zerosTo;
    }

    /** Why {@link #look} failed. */
    Fault fault() {
        return content.fault();
    }

    /** True if {@link Evidence.Answer#LATER} means that there is more to decompress, not that the file has to grow. */
    boolean isWorking() {
        return working;
    }

    @Override
    public byte[] head() {
        return head;
    }

    /** Without zeros at its end: they may be bytes that are not written yet. */
    @Override
    public int headLength() {
        return headLength;
    }

    @Override
    public long length() {
        if (!isCompressed()) {
            return plainLength;
        }
        if (content.completeSize() == 0 && !content.reach(Long.MAX_VALUE, Content.REACH)) {
            working = true;
        }
        return content.length();
    }

    @Override
    public long compressedSize() {
        return isCompressed() ? content.diskSize() : 0;
    }

    @Override
    public Answer carries(long offset, long guard) {
        Long known = guards.get(offset);
        if (known != null) {
            return (known & ~1) == (guard & ~1) ? Answer.YES : Answer.NO;
        }
        if (plainLength >= 0 && offset > plainLength) {
            return Answer.NO;
        }
        int length = Guard.length(offset);
        if (!content.reach(offset - length, Content.REACH)) {
            working = true;
            return Answer.LATER;
        }
        int got = content.read(offset - length, tail, 0, length);
        if (got == DiskFile.FAILED) {
            return Answer.LATER;
        }
        if (got < length) {
            return isCompressed() && content.completeSize() == 0 && !content.isDamaged() ? Answer.LATER : Answer.NO;
        }
        if (isCompressed()) {
            guards.put(offset, Guard.of(tail, length, length, false));
        }
        return Guard.holds(guard, tail, length, length) ? Answer.YES : Answer.NO;
    }

    /**
     * The guard of a place that the file reaches to.
     *
     * @param skipping whether, if that is within a line, the rest of it is to be skipped
     */
    long guardAt(long offset, boolean skipping) {
        int length = Guard.length(offset);
        if (content.read(offset - length, tail, 0, length) != length) {
            return Guard.NONE;
        }
        return Guard.of(tail, length, length, skipping && tail[length - 1] != '\n');
    }

    @Override
    public Answer isPartOf(Known living) {
        Answer reaches = carries(living.offset(), living.guard());
        if (reaches == Answer.LATER || reaches == Answer.YES && !isCompressed()) {
            return reaches;
        }
        Answer compared = compared(living, reaches);
        return compared == Answer.LATER && reaches == Answer.YES && !working ? reaches : compared;
    }

    private Answer compared(Known living, Answer reaches) {
        long length = length();
        TailedFile file = roster.ofKey(living.key());
        if (length < 0 || file == null) {
            return Answer.LATER;
        }
        if (reaches == Answer.NO && length >= living.offset()) {
            return Answer.NO;
        }
        if (file.content != null) {
            return compared(file.content, length, living);
        }
        return switch (contents.open(file.path, file.key)) {
            case Contents.Opening.Opened(Content opened) -> {
                try (opened) {
                    yield compared(opened, length, living);
                }
            }
            case Contents.Opening.Another() -> Answer.LATER;
            case Contents.Opening.Refused(Fault fault) -> Answer.LATER;
        };
    }

    /**
     * Compares with what the living generation's file holds, provided that is still what it was. Where this one is shorter than what was
     * read of that, its last bytes stand there at the same place. A compressed copy is not longer than its original; a plain file may be
     * the original, and the living one its copy in the making.
     */
    private Answer compared(Content theirs, long length, Known living) {
        int guarded = Guard.length(living.offset());
        int got = theirs.read(living.offset() - guarded, other, 0, guarded);
        if (got != guarded || !Guard.holds(living.guard(), other, guarded, guarded)) {
            return Answer.LATER;
        }
        if (length >= living.offset()) {
            long theirLength = theirs.length();
            return theirLength < 0 || length <= theirLength ? Answer.YES : Answer.NO;
        }
        int size = Guard.length(length);
        if (content.read(length - size, tail, 0, size) != size || theirs.read(length - size, other, 0, size) != size) {
            return Answer.LATER;
        }
        return Arrays.equals(tail, 0, size, other, 0, size) ? Answer.YES : Answer.NO;
    }

    @Override
    public void close() {
        content.close();
    }
}
