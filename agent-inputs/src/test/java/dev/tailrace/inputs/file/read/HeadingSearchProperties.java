package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The heading found is the one that a look through the whole file finds. */
class HeadingSearchProperties {
    private static final int MOST = 40;

    @Property(tries = 300, seed = "1")
    void theLastHeadingBeforeThePlaceIsFound(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "#Fields: first\n" : "#Software: x\n");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append("some line \n".repeat(random.nextInt(4) == 0 ? random.nextInt(14_000) : random.nextInt(20)));
            text.append(switch (random.nextInt(5)) {
                case 0 -> "#Fields: number " + i + " has columns\r\n";
                case 1 -> "a value of #Fields: is no heading\n";
                case 2 -> "#Fields\n";
                case 3 -> "x#Fields: no\n";
                default -> "#\n";
            });
        }
        int end = random.nextInt(3) == 0 ? text.length() : text.indexOf("\n", random.nextInt(text.length())) + 1;

        assertThat(found(text.toString(), end)).isEqualTo(naive(text.substring(0, end)));
    }

    private static String naive(String text) {
        int at = text.lastIndexOf("\n#Fields:") + 1;
        boolean none = at == 0 && !text.startsWith("#Fields:");
        return none ? "" : text.substring(at, Math.min(text.length(), at + MOST));
    }

    /** A block is 64 KiB: here a directive stands across every place at which two blocks meet. */
    @Example
    void aHeadingAcrossTwoBlocksIsFound() {
        for (int shift = 0; shift < 12; shift++) {
            String text = "#x\n" + "y".repeat(70_000) + "\n#Fields: here\n" + "z".repeat(64 * 1024 - 10 - shift) + "\n";
            assertThat(found(text, text.length())).startsWith("#Fields: here\n");
        }
    }

    @Example
    void aByteOrderMarkMayStandBeforeTheFirst() {
        String text = "\uFEFF#Fields: a b\nline\n";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(HeadingSearch.isHeaded(utf8, utf8.length)).isTrue();
        assertThat(HeadingSearch.isHeaded("line #".getBytes(StandardCharsets.UTF_8), 6)).isFalse();
        assertThat(HeadingSearch.isHeaded(utf8, -1)).isFalse();
        assertThat(found(text, utf8.length)).startsWith("#Fields: a b\n");
    }

    @Example
    void aStepIsBoundedAndADiskThatRefusesEndsTheSearch() {
        long size = 1L << 28;
        int[] reads = new int[1];
        HeadingSearch search = new HeadingSearch(
                (offset, into, at, most) -> {
                    reads[0]++;
                    return offset > size / 2 ? most : -1;
                },
                size, MOST);
        assertThat(search.step(new byte[HeadingSearch.scratch()])).isFalse();
        assertThat(reads[0]).isEqualTo(64);
        while (!search.step(new byte[HeadingSearch.scratch()])) {
            assertThat(reads[0]).isLessThan(1 << 12);
        }
        assertThat(search.heading()).isEmpty();
    }

    private static String found(String text, int end) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        HeadingSearch search = new HeadingSearch(
                (offset, into, at, most) -> {
                    int length = (int) Math.min(most, all.length - offset);
                    System.arraycopy(all, (int) offset, into, at, length);
                    return length;
                },
                end, MOST);
        byte[] scratch = new byte[HeadingSearch.scratch()];
        while (!search.step(scratch)) {
            assertThat(search.heading()).isNull();
        }
        return new String(search.heading(), StandardCharsets.UTF_8);
    }
}
