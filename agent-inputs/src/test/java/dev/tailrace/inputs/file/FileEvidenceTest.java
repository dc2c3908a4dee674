package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Evidence.Answer;
import dev.tailrace.inputs.file.identify.Guard;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileEvidenceTest {
    private static final byte[] LINES = "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8);
    private static final int FIRST_BLOCK = 8;
    private static final long AT_END = Guard.of(LINES, LINES.length, Guard.length(LINES.length), false);

    private final Copy copy = new Copy();
    private final FileEvidence evidence = new FileEvidence(copy, null, null);

    /** A copy that is completed between two questions is not a file that is as long as its original and holds something else. */
    @Test
    void answersAreOfOneMomentThoughTheFileGrows() {
        copy.written = FIRST_BLOCK;
        evidence.look();
        copy.written = LINES.length;

        assertThat(evidence.carries(LINES.length, AT_END)).isEqualTo(Answer.NO);
        assertThat(evidence.length()).isEqualTo(FIRST_BLOCK);
    }

    @Test
    void nextLookSeesWhatCame() {
        copy.written = FIRST_BLOCK;
        evidence.look();
        copy.written = LINES.length;
        evidence.look();

        assertThat(evidence.carries(LINES.length, AT_END)).isEqualTo(Answer.YES);
        assertThat(evidence.length()).isEqualTo(LINES.length);
    }

    /** A plain file of which some is written. */
    private static final class Copy implements Content {
        int written;

        @Override
        public int read(long offset, byte[] into, int at, int most) {
            int have = Math.clamp(written - offset, 0, most);
            System.arraycopy(LINES, (int) Math.min(offset, LINES.length), into, at, have);
            return have;
        }

        @Override
        public boolean isAtEnd() {
            return true;
        }

        @Override
        public long diskEnd() {
            return written;
        }

        @Override
        public long diskSize() {
            return written;
        }

        @Override
        public boolean isDeletePending() {
            return false;
        }

        @Override
        public Fault fault() {
            return null;
        }

        @Override
        public void close() {}
    }
}
