package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static dev.tailrace.inputs.sim.Gzipped.gzip;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.sim.SimFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compressed files: of any length, in several members, cut anywhere, damaged anywhere. */
class GzipTest {
    private static final Duration SCAN = Duration.ofSeconds(11);

    private final SimClock clock = new SimClock();
    private final SimFiles files = new SimFiles(SimFiles.System.POSIX, clock);
    private final TurnedTail tail = new TurnedTail(files, "/logs/*", clock);

    @BeforeEach
    void begin() {
        files.directory("/logs");
        tail.start("");
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @Test
    void compressedFileIsReadAsWhatItHolds() {
        List<String> lines = lines(30_000);
        write("a.gz", gzip(text(lines)));
        tail.turn();

        assertThat(tail.out.lines).isEqualTo(lines);
        assertThat(tail.out.last().offset()).as("in the content").isEqualTo(text(lines).length() - lines.getLast().length() - 1);
    }

    @Test
    void membersInARowAreOneContent() {
        write("a.gz", gzip("one\ntw"), gzip(""), gzip("o\nthree\n"));
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one", "two", "three");
    }

    @Test
    void memberThatIsAppendedIsReadOn() {
        SimFiles.Writer writer = write("a.gz", gzip("one\n"));
        tail.turn();
        writer.append(gzip("two\n"));
        tail.pass(SCAN);

        assertThat(tail.out.lines).containsExactly("one", "two");
    }

    @Test
    void lastLineOfACompleteFileIsShippedThoughItHasNoEnd() {
        write("a.gz", gzip("one\ntwo"));
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one", "two");
        assertThat(tail.out.last().flags()).isEqualTo(Batch.PARTIAL);
    }

    @Test
    void fileThatIsWrittenByteByByteGivesTheSameAsTheWhole() {
        List<String> lines = lines(60);
        byte[] whole = join(gzip(text(lines.subList(0, 40))), gzip(text(lines.subList(40, 60))));
        SimFiles.Writer writer = files.writer("/logs/a.gz");
        for (byte b : whole) {
            writer.append(b);
            clock.advance(Duration.ofMillis(700));
            tail.turn();
        }
        tail.pass(SCAN);

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    @Test
    void headerWithNameCommentExtraAndCheckIsPassedOver() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3});
        header.writeBytes("a name\0a comment\0".getBytes(StandardCharsets.ISO_8859_1));
        header.writeBytes(new byte[] {0x12, 0x34});
        byte[] plain = gzip("one\n");
        write("a.gz", header.toByteArray(), Arrays.copyOfRange(plain, 10, plain.length));
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one");
    }

    @Test
    void paddingOfZerosIsNoDamage() {
        write("a.gz", gzip("one\n"), new byte[5000]);
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one");
        assertThat(tail.notices()).isEmpty();
    }

    /** Its size on the disk is no place in its content: a line is not cut there. */
    @Test
    void lineThatIsCompressedForLongIsNotCutWhenItsFileIsRenamed() {
        String line = new Random(1).ints(4000, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        byte[] whole = gzip(line + "\ntwo\n");
        SimFiles.Writer writer = write("a.gz", Arrays.copyOf(whole, whole.length - 100));
        tail.turn();
        files.rename("/logs/a.gz", "/logs/a.1.gz");
        tail.pass(SCAN.plus(SCAN));
        writer.append(Arrays.copyOfRange(whole, whole.length - 100, whole.length));
        tail.pass(SCAN.plus(SCAN));

        assertThat(tail.out.lines).containsExactly(line, "two");
    }

    @Test
    void truncatedFileGivesWhatItHasAndIsComplainedOfWhenItIsClosed() {
        List<String> lines = lines(5000);
        byte[] whole = gzip(text(lines));
        write("a.gz", Arrays.copyOf(whole, whole.length / 2));
        tail.turn();
        assertThat(tail.out.lines.size()).isBetween(500, 4500);
        assertThat(lines).startsWith(tail.out.lines.toArray(String[]::new));
        assertThat(tail.notices()).as("it may still be written").isEmpty();

        tail.pass(Duration.ofMinutes(6));
        assertThat(tail.notices()).singleElement().asString().startsWith("cannot decompress /logs/a.gz: it ends in the middle, after ");
        assertThat(tail.out.lines).as("its last line is half a line for all we know").doesNotContain("");
    }

    @Test
    void truncatedFileThatIsWrittenToItsEndAfterAllIsReadOn() {
        List<String> lines = lines(5000);
        byte[] whole = gzip(text(lines));
        SimFiles.Writer writer = write("a.gz", Arrays.copyOf(whole, whole.length / 2));
        tail.pass(Duration.ofMinutes(6));
        writer.append(Arrays.copyOfRange(whole, whole.length / 2, whole.length));
        tail.pass(SCAN);

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    /** All that stands before the damage is shipped, nothing behind it, and the message says where it is. */
    @Test
    void damageAnywhereIsToldWithPathAndPlaceAndHidesNothingBeforeIt() {
        List<String> lines = lines(3000);
        String text = text(lines);
        byte[] first = gzip(text);
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = join(first, gzip("behind\n"));
            int at = 10 + random.nextInt(first.length - 10);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            TurnedTail other = new TurnedTail(files, "/logs/*", clock);
            other.start("");
            write("a.gz", damaged).close();
            other.turn();

            assertThat(other.notices())
                    .as("bit flipped in byte %d", at)
                    .singleElement()
                    .asString()
                    .matches("cannot decompress /logs/a.gz: damaged at byte \\d+ of the file, after \\d+ bytes of content: .+; what follows is not read");
            assertThat(other.out.lines).doesNotContain("behind");
            long content = Long.parseLong(other.notices().getFirst().replaceAll(".*after (\\d+) bytes.*", "$1"));
            assertThat(String.join("\n", other.out.lines).length()).as("what was shipped").isBetween((int) content - 1, (int) content);
            other.close();
            files.delete("/logs/a.gz");
        }
    }

    @Test
    void damagedFileIsReadOnOnceAGoodOneStandsInItsPlace() {
        List<String> lines = lines(3000);
        byte[] good = gzip(text(lines));
        byte[] damaged = good.clone();
        damaged[good.length / 2] ^= 0x10;
        write("a.gz", damaged).close();
        tail.pass(SCAN);
        assertThat(tail.out.lines.size()).isLessThan(lines.size());

        files.truncate("/logs/a.gz", 0);
        write("a.gz", good).close();
        tail.pass(SCAN.plus(SCAN));
        assertThat(tail.out.lines).contains(lines.getFirst(), lines.getLast());
    }

    @Test
    void whatIsNoGzipThoughItsNameSaysSoIsText() {
        write("a.gz", "plain\n".getBytes(StandardCharsets.UTF_8));
        tail.turn();

        assertThat(tail.out.lines).containsExactly("plain");
    }

    @Test
    void withoutCompressionAGzIsText() {
        tail.start("compression: none");
        write("a.gz", gzip("one\n"));
        tail.turn();

        assertThat(tail.out.lines).doesNotContain("one");
    }

    @Test
    void bytesBehindTheLastMemberThatAreNoneAreTold() {
        write("a.gz", gzip("one\n"), "garbage".getBytes(StandardCharsets.UTF_8));
        tail.turn();

        assertThat(tail.out.lines).containsExactly("one");
        assertThat(tail.notices()).singleElement().asString().contains("after 4 bytes of content: neither another member nor padding");
    }

    @Test
    void restartGoesOnInTheMiddleOfACompressedFile() {
        List<String> lines = lines(40_000);
        write("a.gz", gzip(text(lines)));
        tail.out.left = 3;
        tail.turn();
        tail.registry.acknowledge(tail.out.spans);
        int before = tail.out.lines.size();
        assertThat(before).isBetween(1000, 39_000);
        tail.close();
        tail.out.left = Integer.MAX_VALUE;
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).isEqualTo(lines);
    }

    @Test
    void copyIsReadThoughAnEmptyCompressedFileHasTheIndexOfTheOriginalNow() {
        write("a.log", "one\n".getBytes(StandardCharsets.UTF_8)).close();
        tail.turn();
        tail.close();
        write("a.log.2.gz", gzip("one\n")).close();
        files.delete("/logs/a.log");
        write("a.log.1.gz", gzip("")).close();
        tail.restart("");
        tail.pass(SCAN);

        assertThat(tail.out.lines).as("nothing of it was acknowledged").containsExactly("one", "one");
    }

    private SimFiles.Writer write(String name, byte[]... parts) {
        SimFiles.Writer writer = files.writer("/logs/" + name);
        writer.append(join(parts));
        return writer;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static List<String> lines(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count).mapToObj(i -> "line " + i + ' ' + Long.toString(random.nextLong(), 36)).toList();
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + '\n';
    }
}
