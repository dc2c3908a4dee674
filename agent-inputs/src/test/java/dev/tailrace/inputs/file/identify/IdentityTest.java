package dev.tailrace.inputs.file.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.identify.Evidence.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Row by row, the table of this package's description; contents are texts. */
class IdentityTest {
    private static final String LOG = "one first line\nand a second line\n";

    @Test
    void fileOfKnownKeyWithPrefixAndGuardIsTheSame() {
        Remembered known = read(LOG, LOG.length());

        assertThat(judge(LOG, List.of(known), List.of(), List.of())).isEqualTo(new Verdict.Same<>(known));
        assertThat(judge(LOG + "grown\n", List.of(known), List.of(), List.of())).isEqualTo(new Verdict.Same<>(known));
    }

    @Test
    void fileOfKnownKeyThatIsTooShortIsANewOne() {
        assertThat(judge("one first", List.of(read(LOG, LOG.length())), List.of(), List.of())).isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void fileOfKnownKeyWithAnotherStartIsANewOne() {
        assertThat(judge("ONE" + LOG.substring(3), List.of(read(LOG, LOG.length())), List.of(), List.of()))
                .isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void fileOfKnownKeyWithTheSameHeaderAndOtherLinesIsANewOne() {
        String header = "#Fields: date time\n".repeat(200);

        assertThat(judge(header + "two\nthree\n", List.of(read(header + "one\n", header.length() + 4)), List.of(), List.of()))
                .isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void fileOfWhichNothingWasReadIsKnownByItsPrefix() {
        Remembered known = read(LOG, 0);

        assertThat(judge(LOG, List.of(known), List.of(), List.of())).isEqualTo(new Verdict.Same<>(known));
        assertThat(judge("other", List.of(known), List.of(), List.of())).isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void fileWithPrefixAndGuardOfABereftGenerationIsItsCopy() {
        Remembered gone = read(LOG, LOG.length());

        assertThat(judge(LOG + "more\n", List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Copy<>(gone));
    }

    @Test
    void copyOfSeveralGenerationsIsOfTheOneReadFurthest() {
        Remembered near = read(LOG, 15);
        Remembered far = read(LOG, LOG.length());

        assertThat(judge(LOG, List.of(), List.of(near, far), List.of())).isEqualTo(new Verdict.Copy<>(far));
        assertThat(judge(LOG, List.of(), List.of(far, near), List.of())).isEqualTo(new Verdict.Copy<>(far));
    }

    @Test
    void copyOfAGenerationOfWhichNothingIsKnownToHaveBeenReadIsKnownByItsPrefix() {
        Remembered gone = read(LOG, 0);

        assertThat(judge(LOG, List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Copy<>(gone));
        assertThat(judge(LOG.substring(1), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void knownKeyCountsMoreThanACopy() {
        Remembered known = read(LOG, 15);
        Remembered gone = read(LOG, LOG.length());

        assertThat(judge(LOG, List.of(known), List.of(gone), List.of())).isEqualTo(new Verdict.Same<>(known));
    }

    @Test
    void copyTakenBeforeTheLastLinesWereReadIsKnownByAMilestone() {
        String whole = lines(400);
        Remembered gone = read(whole, whole.length());
        gone.milestones().pass(5000, guard(whole, 5000));

        assertThat(judge(whole.substring(0, 5600), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Past<>(gone, 5600));
        assertThat(judge(whole.substring(0, 4900) + "x".repeat(200), List.of(), List.of(gone), List.of()))
                .isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void copyIsReadFromTheMilestoneIfAnEarlierLifeOfTheAgentPassedThatBecauseAPowerCutMayHaveComeInBetween() {
        String whole = lines(400);
        Remembered gone = read(whole, whole.length());
        gone.milestones().pass(5000, guard(whole, 5000));
        gone.milestones().rememberedTo(whole.length());

        assertThat(judge(whole.substring(0, 5600), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Past<>(gone, 5000));
    }

    @Test
    void shortCopyTakenBeforeTheLastLinesWereReadIsReadFromTheMilestoneBecauseHeadingsMayBeThatLong() {
        String header = "#Fields: date time\n".repeat(108);
        String whole = header + lines(100);
        Remembered gone = read(whole, whole.length());
        gone.milestones().pass(header.length(), guard(whole, header.length()));
        String other = header + "what another file says\n";

        assertThat(judge(other, List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Past<>(gone, header.length()));
    }

    @Test
    void copyThatWasSeenInTheMakingIsKnownByItsEnd() {
        String whole = lines(200);
        Remembered gone = read(whole, whole.length());
        gone.milestones().copyEndsAt(1500, guard(whole, 1500));

        assertThat(judge(whole.substring(0, 1500), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Past<>(gone, 1500));
        assertThat(judge(whole.substring(0, 1501), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void copyThatWasSeenInTheMakingIsKnownByItsEndThoughItIsShorterThanThePrefix() {
        String whole = lines(40);
        Remembered gone = read(whole, whole.length());
        gone.milestones().copyEndsAt(320, guard(whole, 320));

        assertThat(judge(whole.substring(0, 320), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Past<>(gone, 320));
        assertThat(judge("x" + whole.substring(1, 319) + "x", List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Fresh<>());
        assertThat(judge(whole.substring(0, 319), List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Fresh<>());
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "this is line " + i + '\n').collect(Collectors.joining());
    }

    @Test
    void fileThatHasOnlyWhatALivingOneHasMayBeACopyInTheMaking() {
        Remembered living = read(LOG, LOG.length());

        assertThat(judge(LOG.substring(0, 10), List.of(), List.of(), List.of(living))).isEqualTo(new Verdict.Shadow<>(living));
        assertThat(judge(LOG + "own line\n", List.of(), List.of(), List.of(living))).isEqualTo(new Verdict.Fresh<>());
    }

    @Test
    void copyByThePrefixAloneWaitsForTheLivingFileThatHasAllOfIt() {
        Remembered living = read(LOG, LOG.length());
        Remembered neverRead = new Remembered(LOG, Fingerprint.of(ascii(LOG), 1), 0, Guard.NONE, new Milestones());

        assertThat(judge(LOG.substring(0, 10), List.of(), List.of(neverRead), List.of(living))).isEqualTo(new Verdict.Shadow<>(living));
        assertThat(judge(LOG.substring(0, 10), List.of(), List.of(neverRead), List.of())).isEqualTo(new Verdict.Copy<>(neverRead));
    }

    @Test
    void whatCannotBeToldYetIsNotDecided() {
        Remembered gone = read(LOG, LOG.length());
        Shown later = new Shown(LOG, true);

        assertThat(Identity.judge(later, List.of(gone), List.of(), List.of())).isEqualTo(new Verdict.Undecided<>());
        assertThat(Identity.judge(later, List.of(), List.of(gone), List.of())).isEqualTo(new Verdict.Undecided<>());
        assertThat(Identity.judge(later, List.of(), List.of(), List.of(gone))).isEqualTo(new Verdict.Undecided<>());
    }

    @Test
    void unknownFileIsANewOne() {
        assertThat(judge(LOG, List.of(), List.of(), List.of())).isEqualTo(new Verdict.Fresh<>());
    }

    private static Verdict<Remembered> judge(
            String file, List<Remembered> sameKey, List<Remembered> bereft, List<Remembered> living) {
        return Identity.judge(new Shown(file, false), sameKey, bereft, living);
    }

    /** A generation of this content, read so far. */
    private static Remembered read(String content, int offset) {
        byte[] head = Arrays.copyOf(ascii(content), Math.min(Fingerprint.MOST, content.length()));
        return new Remembered(content, Fingerprint.of(head, head.length), offset, guard(content, offset), new Milestones());
    }

    private static long guard(String content, int offset) {
        return Guard.of(ascii(content), offset, Guard.length(offset), false);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private record Remembered(String content, Fingerprint prefix, long offset, long guard, Milestones milestones) implements Known {
        @Override
        public FileKey key() {
            return new FileKey(1, 0, 1);
        }

        @Override
        public long completeSize() {
            return 0;
        }
    }

    /** A file with this content, of which nothing behind the head is known yet if {@code unread}. */
    private record Shown(String content, boolean unread) implements Evidence {
        @Override
        public byte[] head() {
            return ascii(content);
        }

        @Override
        public int headLength() {
            return Math.min(Fingerprint.MOST, content.length());
        }

        @Override
        public long length() {
            return unread ? UNKNOWN : content.length();
        }

        @Override
        public long compressedSize() {
            return 0;
        }

        @Override
        public Answer carries(long offset, long guard) {
            if (unread) {
                return Answer.LATER;
            }
            boolean holds = content.length() >= offset
                    && Guard.holds(guard, ascii(content), (int) offset, Guard.length(offset));
            return holds ? Answer.YES : Answer.NO;
        }

        @Override
        public Answer isPartOf(Known living) {
            if (unread) {
                return Answer.LATER;
            }
            return ((Remembered) living).content().startsWith(content) ? Answer.YES : Answer.NO;
        }
    }
}
