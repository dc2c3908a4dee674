package dev.tailrace.inputs.file.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The marks that tell a content again: hash, prefix, guard. */
class MarksTest {
    @Test
    void hashesInRegistriesNeverChange() {
        byte[] text = "The quick brown fox".getBytes(StandardCharsets.US_ASCII);

        assertThat(Hash64.of(text, 0, 0)).isEqualTo(0x2F3B51B40673DB8AL);
        assertThat(Hash64.of(text, 0, 3)).isEqualTo(0xAA6C8B642397F8C0L);
        assertThat(Hash64.of(text, 0, 19)).isEqualTo(0x84F7347D91940CA9L);
    }

    @Test
    void hashIsOfTheBytesAloneAndNotOfWhereTheyStand() {
        byte[] bytes = bytes(600, 1);
        for (int length = 0; length <= 300; length++) {
            byte[] alone = Arrays.copyOfRange(bytes, 17, 17 + length);
            assertThat(Hash64.of(bytes, 17, length)).isEqualTo(Hash64.of(alone, 0, length));
        }
    }

    @Test
    void everyByteAndTheLengthCountForTheHash() {
        byte[] bytes = bytes(256, 2);
        long hash = Hash64.of(bytes, 0, 256);
        for (int i = 0; i < 256; i++) {
            bytes[i] ^= 1;
            assertThat(Hash64.of(bytes, 0, 256)).as("byte %d", i).isNotEqualTo(hash);
            bytes[i] ^= 1;
        }
        byte[] zeros = new byte[64];
        assertThat(IntStream.range(0, 64).mapToObj(length -> Hash64.of(zeros, 0, length))).doesNotHaveDuplicates();
    }

    @Test
    void fingerprintHoldsForAFileThatGrew() {
        byte[] file = bytes(1000, 3);
        Fingerprint early = Fingerprint.of(file, 100);

        assertThat(early.holds(file, 100)).isTrue();
        assertThat(early.holds(file, 1000)).isTrue();
        assertThat(Fingerprint.of(file, 1000).holds(file, 1000)).isTrue();
    }

    @Test
    void fingerprintDoesNotHoldForAShorterOrAnotherFile() {
        byte[] file = bytes(1000, 4);
        Fingerprint mark = Fingerprint.of(file, 500);

        assertThat(mark.holds(file, 499)).isFalse();
        file[499]++;
        assertThat(mark.holds(file, 1000)).isFalse();
    }

    @Test
    void fingerprintOfNothingSaysNothing() {
        assertThat(Fingerprint.of(bytes(10, 5), 0)).isEqualTo(Fingerprint.NONE);
        assertThat(Fingerprint.NONE.holds(bytes(10, 6), 10)).isTrue();
    }

    @Test
    void guardTellsFilesApartThatDifferOnlyBehindTheirFirst2KiB() {
        byte[] one = bytes(4096, 7);
        byte[] other = one.clone();
        other[3000]++;
        long guard = Guard.of(one, 3100, Guard.length(3100), false);

        assertThat(Fingerprint.of(one, Fingerprint.MOST)).isEqualTo(Fingerprint.of(other, Fingerprint.MOST));
        assertThat(Guard.holds(guard, one, 3100, Guard.length(3100))).isTrue();
        assertThat(Guard.holds(guard, other, 3100, Guard.length(3100))).isFalse();
    }

    @Test
    void guardCoversTheLastBytesBeforeThePosition() {
        assertThat(Guard.length(0)).isZero();
        assertThat(Guard.length(5)).isEqualTo(5);
        assertThat(Guard.length(1L << 40)).isEqualTo(Guard.MOST);
        assertThat(Guard.of(bytes(10, 8), 0, 0, false)).isEqualTo(Guard.NONE);
    }

    @Test
    void guardCarriesWhetherTheRestOfALineIsSkipped() {
        byte[] bytes = bytes(300, 9);
        for (int end = 1; end <= 300; end++) {
            int length = Guard.length(end);
            long reading = Guard.of(bytes, end, length, false);
            long skipping = Guard.of(bytes, end, length, true);

            assertThat(Guard.isSkipping(reading)).isFalse();
            assertThat(Guard.isSkipping(skipping)).isTrue();
            assertThat(Guard.holds(reading, bytes, end, length)).isTrue();
            assertThat(Guard.holds(skipping, bytes, end, length)).isTrue();
        }
    }

    @Test
    void outlineHasTheFirstMilestoneThatIsMoreThanHeadings() {
        Milestones milestones = new Milestones();
        milestones.pass(300, 1);
        for (int offset = 4096; offset <= 14 * 4096; offset += 4096) {
            milestones.pass(offset, 2);
        }

        assertThat(milestones.outline())
                .extracting(Milestones.Mark::offset)
                .containsExactly(4096L, 7 * 4096L, 11 * 4096L, 13 * 4096L, 14 * 4096L);
        assertThat(new Milestones().outline()).isEmpty();
    }

    @Test
    void outlineHasTheFirstMilestoneThatIsMoreThanHeadingsBesidesAnEarlierOne() {
        Milestones milestones = new Milestones();
        LongStream.of(50, 4096, 8192, 10918).forEach(offset -> milestones.pass(offset, 1));

        assertThat(milestones.outline()).extracting(Milestones.Mark::offset).containsExactly(50L, 4096L, 8192L, 10918L);
    }

    @Test
    void theFirstMilestoneThatIsMoreThanHeadingsIsKeptHoweverManyFollow() {
        Milestones milestones = new Milestones();
        milestones.pass(50, 1);
        for (int offset = 4096; offset < 100_000; offset += 100) {
            milestones.pass(offset, 2);
        }

        assertThat(milestones.lastUpTo(4096).offset()).isEqualTo(4096);
        assertThat(milestones.outline()).extracting(Milestones.Mark::offset).contains(4096L);
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
