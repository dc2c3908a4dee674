package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.json.JsonMapper;

/** Jackson reads back every text that is written. */
class JsonTextProperties {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] PIECES = {
        "\"", "\\", "\n", "\r", "\t", "\b", "\f", "\u0000", "\u001f", "\u007f", "a", "/", " ", "é", "中", "😀", "abcdefgh", "\u2028"
    };

    @Property(tries = 600, seed = "1")
    void jacksonReadsItBack(@ForAll long seed, @ForAll @IntRange(max = 60) int pieces, @ForAll @IntRange(max = 9) int before) {
        Random random = new Random(seed);
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            made.append(PIECES[random.nextInt(3) == 0 ? random.nextInt(PIECES.length) : 10]);
        }
        String text = made.toString();
        byte[] utf8 = ("#".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
        Bytes to = new Bytes(1);
        JsonText.quote(utf8, before, utf8.length - before, to);

        assertThat(JSON.readTree(to.toString()).stringValue()).isEqualTo(text);
        assertThat(JsonText.quote(text)).isEqualTo(to.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(new String(JsonText.unquote(JsonText.quote(text)), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Property(tries = 20, seed = "1")
    void textsLongerThanAChunkAreWhole(@ForAll @IntRange(min = 4000, max = 9000) int length, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] ascii = new byte[length];
        for (int i = 0; i < length; i++) {
            ascii[i] = (byte) random.nextInt(128);
        }
        Bytes to = new Bytes(1);
        JsonText.quote(ascii, 0, length, to);

        assertThat(JSON.readTree(to.toString()).stringValue()).isEqualTo(new String(ascii, StandardCharsets.US_ASCII));
    }
}
