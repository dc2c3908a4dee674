package dev.tailrace.inputs.file;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The agent from disk to receiver under writers, rotations, crashes, power cuts, outages and changes of its configuration, one run for each
 * seed. After each step and at the end of each run: the promise.
 * <ul>
 *   <li>Every complete line arrived that could be read; which those are, {@link SimLines} computes, exactly: a line that it declares lost
 *       must not arrive either;
 *   <li>no id stands for two lines, and no line came under two ids; nothing that was delivered is sent again in the same life of the agent;
 *   <li>the spans of a generation join, so that its lines are read in their order and without a gap;
 *   <li>what is remembered is never ahead of what is settled;
 *   <li>no more batches are out than the pool has; the books balance.
 * </ul>
 *
 * <p>Lost without anybody's fault are, and only they: lines that were cut off or deleted before they were read and that stand in no copy;
 * among them what is written between the copy and the truncation; lines in the memory of an agent that is killed, if their file is gone
 * meanwhile; lines that the machine's power took; lines in files that were moved away unread; lines written to a file without a name after
 * its quiet time.
 *
 * <p>More seeds: {@code mvn -pl agent-inputs -am test -Dtest=TailSimulation -Dtailrace.seeds=100000}.
 */
class TailSimulation {
    private static final long SEEDS = Long.getLong("tailrace.seeds", 300);
    /** All that there were when the seeds below were found: with one more they mean something else. */
    static final Rotation[] BEFORE_THE_SECOND_WRITER =
            Arrays.stream(Rotation.values()).filter(each -> each != Rotation.SECOND_WRITER).toArray(Rotation[]::new);
    private static final long FIRST = Long.getLong("tailrace.seed", 0);

    private static void runAll(Rotation... kinds) {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            run(seed, kinds);
        }
    }

    static void run(long seed, Rotation... kinds) {
        try {
            new SimRun(seed, kinds).run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " of " + List.of(kinds) + ": " + failure.getMessage(), failure);
        }
    }

    @Test
    void renamingLosesNothingAndRepeatsNothing() {
        runAll(Rotation.RENAME, Rotation.DATED);
    }

    @Test
    void deletingLosesOnlyWhatWasDeletedUnread() {
        runAll(Rotation.RENAME, Rotation.DELETE, Rotation.RECREATE);
    }

    @Test
    void truncatingLosesOnlyWhatWasCutUnread() {
        runAll(Rotation.RENAME, Rotation.TRUNCATE);
    }

    @Test
    void copyingAndTruncatingLosesOnlyWhatStandsInNoCopy() {
        runAll(Rotation.COPY_TRUNCATE);
    }

    @Test
    void compressingLosesNothingAndRepeatsNothing() {
        runAll(Rotation.RENAME, Rotation.COMPRESS);
    }

    @Test
    void movingLosesNothingThatComesBack() {
        runAll(Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
    }

    @Test
    void aSecondWriterThatGoesOnWithTheOldFileChangesNothing() {
        runAll(Rotation.RENAME, Rotation.DATED, Rotation.DELETE, Rotation.SECOND_WRITER);
    }

    @Test
    void aSecondWriterBesideCopiesChangesNothing() {
        runAll(Rotation.RENAME, Rotation.COPY_TRUNCATE, Rotation.COMPRESS, Rotation.SECOND_WRITER);
    }

    @Test
    void allKindsOfRotationTogether() {
        runAll(Rotation.values());
    }

    /** Seeds that failed once, and what they found. */
    @Test
    void whatWasFoundStaysMended() {
        // of a log a power cut had left one byte, and the compressed copy of the next, which began with that byte, waited for it for ever
        run(70344, Rotation.RENAME, Rotation.COMPRESS);
        // a last line was cut because the input ended, and read again as a whole after a crash
        run(80972, Rotation.RENAME, Rotation.DATED);
        // a copy had less than what had been seen, but not acknowledged, before the agent died: it was read again
        run(82741, Rotation.COPY_TRUNCATE);
        // the place where the agent had taken up reading was no milestone: the end of a copy that ended there was read again
        run(7002252, Rotation.COPY_TRUNCATE);
        // a file that could not be opened was believed to stand, and its copy was read as a file of its own
        run(151331, Rotation.values());
        // of two copies of a file that was gone the later one was taken for it, and the earlier one, which stood there for long, was read again
        run(100182, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // the copy of a file that was gone was copied in turn to where the file's index was given again: that one was taken for the file, and the first copy was read again
        run(4417180, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // a file was cut and written again, beginning with the same byte: its prefix grew over the new content, and its copy was read again
        run(61341, Rotation.COPY_TRUNCATE);
        // a file came back after a restart: the milestone of its first block was not remembered beside an earlier one, and it was read again
        run(60732, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // a deleted file whose last line waited for a batch was tried again and again, because another one wanted its handle
        run(41174, Rotation.RENAME, Rotation.COMPRESS);
        // a last line was cut, and read again as a whole after a crash
        run(5206, Rotation.RENAME, Rotation.DATED);
        // a line that had lost its end to a power cut, in one copy, came though the other was cut: the model was wrong
        run(21282, Rotation.COPY_TRUNCATE);
        // a copy that ends where reading had come to had less than what was seen of the file when it was new: it was read again
        run(10040, Rotation.COPY_TRUNCATE);
        run(10628, Rotation.COPY_TRUNCATE);
        // a copy was taken for that of a file of one byte
        run(10329, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // a file was cut and written again while it waited for a batch: it was read under the marks of its former content, and once more
        run(5124, Rotation.RENAME, Rotation.TRUNCATE);
        run(3182, BEFORE_THE_SECOND_WRITER);
        // a file whose name was gone, which nobody had noticed yet, gave its handle to another one
        run(2250, Rotation.RENAME, Rotation.DELETE, Rotation.RECREATE);
        // a writer that the power cut had ended held a deleted file for ever, on a system where that blocks its name: the model was wrong
        run(5015, Rotation.RENAME, Rotation.COMPRESS);
        run(5017, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // files that lost their names while an input that ends waited for batches were closed unread
        run(2663, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // a file was thought to have the index that an empty compressed file has now: its copy waited for it for ever
        run(3251, Rotation.RENAME, Rotation.COMPRESS);
        // a copy in the making, which had the index of the original, was read as a new file
        run(2773, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // after a restart a copy in the making was too short for the milestones that were remembered
        run(1733, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // the copy of a file that a power cut had made shorter than its prefix was read as a new file
        run(2362, Rotation.COPY_TRUNCATE);
        // the copy of a living file was taken for the past of one that a power cut had ended
        run(1450, BEFORE_THE_SECOND_WRITER);
        // after a power cut and a copy, a milestone of an earlier life of the agent was taken to vouch for all that the copy holds
        run(1989, Rotation.COPY_TRUNCATE);
        // a copy whose original was still held open, but had no name any more, was read as a new file
        run(162, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // a copy in the making was taken for the whole
        run(133, Rotation.MOVE, Rotation.MOVE_ACROSS, Rotation.BRING_BACK);
        // what had been read but not delivered when its copy was taken for read was lost with the agent
        run(114, Rotation.COPY_TRUNCATE);
        // a last line was shipped without its end, and after a crash with more of it, under one id
        run(163, Rotation.RENAME, Rotation.DATED);
    }
}
