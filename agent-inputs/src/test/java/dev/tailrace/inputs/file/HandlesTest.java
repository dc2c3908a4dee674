package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many files may be open, on a system that has fewer descriptors for some time; more files wait than it ever has. */
class HandlesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int WANTED = 320;

    private final Handles handles = new Handles(WANTED);
    private final List<TailedFile> open = new ArrayList<>();
    private int descriptors = WANTED;
    private long now = 77 * MINUTE;
    private int lacks;

    /** As the tail does: opens what it may, and gives way when the system has no more. */
    private void turn() {
        while (!handles.isFull() || handles.grow(now)) {
            if (open.size() == descriptors) {
                lacks++;
                handles.exhausted(now);
                while (handles.isFull()) {
                    handles.closed(open.removeLast());
                }
            } else {
                TailedFile file = new TailedFile(FileKey.NONE, null, "", new FileStat(FileKey.NONE, FileStat.Type.FILE, 0, 0));
                open.add(file);
                handles.opened(file);
            }
        }
    }

    private void pass(long nanos) {
        for (long end = now + nanos; now < end; now += SECOND / 2) {
            turn();
        }
    }

    @Test
    void atALackAnEighthIsGivenBack() {
        descriptors = 80;
        turn();
        assertThat(open).hasSize(69);
        assertThat(handles.isCrowded(now)).isTrue();
    }

    @Test
    void aLackThatIsOverIsForgottenWithinMinutes() {
        descriptors = 8;
        turn();
        descriptors = WANTED;
        pass(4 * MINUTE);
        assertThat(open).hasSize(WANTED);
        assertThat(handles.isCrowded(now)).isFalse();
    }

    @Test
    void aLackThatStaysIsMetEverMoreSeldom() {
        descriptors = 80;
        pass(60 * MINUTE);
        int first = lacks;
        pass(24 * 60 * MINUTE);
        assertThat(first).isLessThan(20);
        assertThat(lacks - first).as("one in five minutes").isLessThanOrEqualTo(24 * 12);
        assertThat(open.size()).isBetween(69, 80);
    }

    @Test
    void aLackThatIsOverAfterADayIsForgottenSoonAllTheSame() {
        descriptors = 80;
        pass(24 * 60 * MINUTE);
        descriptors = WANTED;
        pass(15 * MINUTE);
        assertThat(open).hasSize(WANTED);
    }

    @Test
    void aLackIsOverOnceNoFileNeedsMoreThanThereAre() {
        descriptors = 80;
        turn();
        handles.closed(open.removeLast());
        assertThat(handles.isCrowded(now)).as("just now there were none").isTrue();
        assertThat(handles.isCrowded(now + MINUTE)).isFalse();
    }

    @Test
    void asLongAsNothingLacksNothingIsTried() {
        turn();
        assertThat(handles.grow(now)).isFalse();
        assertThat(open).hasSize(WANTED);
    }

    @Test
    void oneFileIsAllowedInTheWorstCase() {
        descriptors = 1;
        open.add(new TailedFile(FileKey.NONE, null, "", new FileStat(FileKey.NONE, FileStat.Type.FILE, 0, 0)));
        handles.opened(open.getFirst());
        handles.exhausted(now);
        handles.closed(open.removeFirst());
        assertThat(handles.isFull()).isFalse();
    }
}
