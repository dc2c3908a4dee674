package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Presence;
import dev.tailrace.inputs.file.follow.Rules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files are told when their time has come, each once, whatever stood there before. */
class AlarmsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 77 * SECOND;

    private final Alarms alarms = new Alarms(Rules.DEFAULT, 10 * SECOND);

    private static TailedFile idle(String path) {
        TailedFile file = new TailedFile(FileKey.NONE, null, path, new FileStat(FileKey.NONE, FileStat.Type.FILE, 0, 0));
        file.life = new Life.Idle(new Presence.Named(), NOW, NOW, false);
        return file;
    }

    private TailedFile polled(String path) {
        TailedFile file = idle(path);
        alarms.poll(file, NOW);
        alarms.set(file);
        return file;
    }

    private TailedFile toldBeforeItIsPolled(String path) {
        TailedFile file = polled(path);
        file.quietAt = NOW + 10;
        alarms.set(file);
        assertThat(told(NOW + 10)).containsExactly(file);
        return file;
    }

    private List<TailedFile> told(long now) {
        List<TailedFile> told = new ArrayList<>();
        for (TailedFile file = alarms.next(now); file != null; file = alarms.next(now)) {
            told.add(file);
        }
        return told;
    }

    @Test
    void filesOfTheSameTimeAreAllToldThenAndOnce() {
        List<TailedFile> files = List.of(polled("a"), polled("b"), polled("c"));
        assertThat(alarms.due()).isEqualTo(NOW + SECOND);
        assertThat(told(NOW + SECOND - 1)).isEmpty();
        assertThat(told(NOW + SECOND)).containsExactlyInAnyOrderElementsOf(files);
        assertThat(told(NOW + 10 * SECOND)).isEmpty();
        assertThat(alarms.due()).isEqualTo(Duty.NEVER);
    }

    @Test
    void anEarlierTimeCountsAndTheLaterOneIsNoSecondAlarm() {
        TailedFile file = toldBeforeItIsPolled("a");
        assertThat(told(NOW + 10 * SECOND)).isEmpty();
    }

    @Test
    void whoIsToldAndSetAgainToTheTimeThatItHadIsToldOnceMore() {
        TailedFile file = toldBeforeItIsPolled("a");
        file.quietAt = Duty.NEVER;
        alarms.set(file);
        assertThat(told(NOW + SECOND)).containsExactly(file);
    }

    @Test
    void whatIsPostponedIsNotTriedBefore() {
        TailedFile file = idle("a");
        alarms.postpone(file, NOW + 3 * SECOND);
        alarms.poll(file, NOW);
        alarms.set(file);
        assertThat(told(NOW + 3 * SECOND - 1)).isEmpty();
        assertThat(told(NOW + 3 * SECOND)).containsExactly(file);
    }

    @Test
    void theLongerAFileIsSilentTheLaterItIsAskedButWithinAScan() {
        TailedFile file = idle("a");
        alarms.poll(file, NOW + 8 * SECOND);
        assertThat(file.pollAt).isEqualTo(NOW + 12 * SECOND);
        alarms.poll(file, NOW + 100 * SECOND);
        assertThat(file.pollAt).isEqualTo(NOW + 110 * SECOND);
    }
}
