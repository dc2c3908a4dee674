package dev.tailrace.inputs.file;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.read.HeadingSearch;

/** A file that is followed: its name, its generation, its life, and its handle while it has one. Owned by the {@link Tail}. */
final class TailedFile {
    final FileKey key;
    final Generation generation;
    String path;
    Life life;
    /** The handle, or null. */
    Content content;
    /** What all its events share with each other, made when it is opened. */
    Source source;
    /** Looks for the heading of what is read next; null once that is known. */
    HeadingSearch headings;
    /** Size on the disk and time of change when it was last read to its end, or seen. */
    long seenSize;
    long seenModified;
    /** Since when there is something to read, as far as is known; {@link Duty#NEVER}: everything was read. */
    long unreadSince = Duty.NEVER;
    /** Why it could not be read the last time; empty if it could. */
    String trouble = "";
    /** When a round found it grown; long ago if none did. */
    long stirredAt = Long.MIN_VALUE / 2;
    /** The last scan that saw it. */
    long seenIn;
    /** True if its marks are to be checked before the next read. */
    boolean paused = true;
    /** Bytes that the next piece should have: more than usual if a line did not fit. */
    int wanted;
    /** True if zeros stand at its end: bytes may be written there without its growing. */
    boolean unwritten;
    /** Up to where there are only zeros behind the last byte that was written, and up to where zeros are known to be content. */
    long zerosTo;
    long contentTo;
    /** Bytes read since it was opened, for taking turns. */
    long readInTurn;
    /** True while it stands in the round of those that are read. */
    boolean inRound;
    /** True if an event stands open at its end that more lines may join. */
    boolean openEvent;
    /** Offset at which its last complete line ends. */
    long openTo;
    /** The lines of that event and what the guard covers before them, in case they are gone before it is complete; or null. */
    byte[] openLines;
    /** When its open handle is to be asked for its size, and when its open event is complete. */
    long pollAt = Duty.NEVER;
    long quietAt = Duty.NEVER;
    /** When it was found by the name that it has, if it had another one before. */
    long namedAt = Long.MIN_VALUE;
    /** Before this time nothing is tried again that could not be done. */
    long notBefore = Long.MIN_VALUE;
    /** The earliest timer set for it. */
    long timerAt = Duty.NEVER;
    /** The roster's links. */
    TailedFile nextByKey;

    TailedFile nextByPath;

    TailedFile(FileKey key, Generation generation, String path, FileStat stat) {
        this.key = key;
        this.generation = generation;
        this.path = path;
        this.seenModified = stat.modifiedAt();
    }

    boolean isNumbered() {
        return generation.isNumbered();
    }

    @Override
    public String toString() {
        return path;
    }
}
