package dev.tailrace.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Validity and repair are what Java's decoder makes of the same bytes. One thing is apart: a surrogate written as three bytes is one ill-formed
 * part to Java, and three to the Unicode standard, whose way is ours; the expectation rewrites those.
 */
class Utf8Properties {
    private static final int[] TELLING = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4,
        0xF5, 0xFF
    };

    @Property(tries = 3000, seed = "1")
    void repairGivesWhatJavasDecoderGives(@ForAll long seed) {
        byte[] bytes = bytes(new Random(seed));
        int from = Math.min(3, bytes.length);

        byte[] into = new byte[(bytes.length - from) * Utf8.MOST_GROWTH + 1];
        int end = Utf8.repair(bytes, from, bytes.length, into, 1);

        assertThat(text(into, 1, end)).isEqualTo(decoded(Arrays.copyOfRange(bytes, from, bytes.length)));
    }

    @Property(tries = 3000, seed = "1")
    void validityEndsWhereJavasDecoderStops(@ForAll long seed) {
        byte[] bytes = bytes(new Random(seed));
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);

        assertThat(Utf8.validTo(bytes, 0, bytes.length)).isEqualTo(in.position());
    }

    @Property(tries = 2000, seed = "1")
    void aCutNeverSplitsACharacterAndGivesUpLessThanOne(@ForAll String anything, @ForAll int at) {
        byte[] bytes = anything.getBytes(StandardCharsets.UTF_8);
        int end = bytes.length == 0 ? 0 : Math.floorMod(at, bytes.length + 1);

        int cut = Utf8.cut(bytes, 0, end, bytes.length);

        assertThat(cut).isBetween(Math.max(0, end - 3), end);
        assertThat(Utf8.validTo(bytes, 0, cut)).isEqualTo(cut);
        assertThat(cut == end || Utf8.validTo(bytes, 0, end) < end).as("cut for a reason").isTrue();
    }

    @Property(tries = 2000, seed = "1")
    void aCutGivesUpOnlyWhatIsACharacter(@ForAll long seed) {
        byte[] bytes = bytes(new Random(seed));
        int end = bytes.length / 2;

        int cut = Utf8.cut(bytes, 0, end, bytes.length);

        int wholeCharacters = Utf8.validTo(bytes, cut, bytes.length);
        assertThat(cut == end || wholeCharacters > end).as("the bytes given up begin a character").isTrue();
    }

    @Example
    void aSurrogateWrittenAsThreeBytesIsThreeReplacements() {
        byte[] into = new byte[9];
        int end = Utf8.repair(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, 3, into, 0);

        assertThat(text(into, 0, end)).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    /** Runs of ASCII, well-formed characters, and bytes at the borders of what table 3-7 allows. */
    private static byte[] bytes(Random random) {
        StringBuilder latin = new StringBuilder();
        int parts = random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(4)) {
                case 0 -> latin.append("abcdefghijklmnop", 0, random.nextInt(17));
                case 1 -> latin.append(latin("é中😀߿\uFFFF\uE000".substring(random.nextInt(2))));
                case 2 -> latin.append((char) random.nextInt(256));
                default -> {
                    for (int n = random.nextInt(5); n >= 0; n--) {
                        latin.append((char) TELLING[random.nextInt(TELLING.length)]);
                    }
                }
            }
        }
        return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String decoded(byte[] bytes) {
        byte[] known = bytes.clone();
        for (int i = 0; i + 1 < known.length; i++) {
            if (known[i] == (byte) 0xED && (known[i + 1] & 0xFF) >= 0xA0 && (known[i + 1] & 0xFF) <= 0xBF) {
                known[i] = (byte) 0xFF;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(known))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("a decoder that replaces does not throw", e);
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
