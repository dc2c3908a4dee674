package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Evidence;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import dev.tailrace.inputs.file.identify.Known;
import java.util.Arrays;

/** What an open file can be asked, when it is to be identified. */
final class FileEvidence implements Evidence {
    private final Content content;
    private final Contents contents;
    private final Roster roster;
    private final byte[] head = new byte[Fingerprint.MOST];
    private final byte[] tail = new byte[Guard.MOST];
    private final byte[] other = new byte[Guard.MOST];
    private final int headLength;

    FileEvidence(Content content, Contents contents, Roster roster) {
        this.content = content;
        this.contents = contents;
        this.roster = roster;
        int got = content.read(0, head, 0, head.length);
        int length = Math.max(0, got);
        while (length > 0 && head[length - 1] == 0) {
            length--;
        }
        headLength = got == DiskFile.FAILED ? DiskFile.FAILED : length;
    }

    /** Whether its start could be read. */
    boolean isReadable() {
        return headLength != DiskFile.FAILED;
    }

    /** Why not. */
    Fault fault() {
        return content.fault();
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
    public Answer carries(long offset, long guard) {
        int length = Guard.length(offset);
        int got = content.read(offset - length, tail, 0, length);
        if (got == DiskFile.FAILED) {
            return Answer.LATER;
        }
        return got == length && Guard.holds(guard, tail, length, length) ? Answer.YES : Answer.NO;
    }

    @Override
    public Answer isPartOf(Known living) {
        long size = content.diskSize();
        if (size == DiskFile.FAILED) {
            return Answer.LATER;
        }
        if (living.offset() > 0 && size >= living.offset()) {
            return carries(living.offset(), living.guard());
        }
        TailedFile file = roster.ofKey(living.key());
        if (file == null) {
            return Answer.NO;
        }
        if (file.content != null) {
            return endsLike(file.content, size);
        }
        return switch (contents.open(file.path, file.key, file.generation.compressed)) {
            case Contents.Opening.Opened(Content opened) -> {
                try (opened) {
                    yield endsLike(opened, size);
                }
            }
            case Contents.Opening.Another() -> Answer.LATER;
            case Contents.Opening.Refused(Fault fault) -> Answer.LATER;
        };
    }

    /** Whether the last bytes up to {@code size} stand in the other file at the same place. */
    private Answer endsLike(Content living, long size) {
        int length = Guard.length(size);
        int mine = content.read(size - length, tail, 0, length);
        int theirs = living.read(size - length, other, 0, length);
        if (mine == DiskFile.FAILED || theirs == DiskFile.FAILED) {
            return Answer.LATER;
        }
        return mine == theirs && Arrays.equals(tail, 0, mine, other, 0, mine) ? Answer.YES : Answer.NO;
    }
}
