package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValidUtf8Test {
    private final ValidUtf8 utf8 = new ValidUtf8();

    @Test
    void everyCharacterIsValidAndNothingElseIs() {
        for (int c = 0; c <= 0x10FFFF; c++) {
            if (c < 0xD800 || c > 0xDFFF) {
                byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                assertThat(utf8.check(bytes, 0, bytes.length)).isTrue();
                assertThat(bytes.length == 1 || !utf8.check(bytes, 0, bytes.length - 1)).isTrue();
            }
        }
        for (byte[] wrong : new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xF4, (byte) 0x90, 0, 0}, {(byte) 0x80}}) {
            assertThat(utf8.check(wrong, 0, wrong.length)).isFalse();
        }
    }

    @Test
    void whatIsMendedIsValidAndLeadsBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextInt(3) == 0 ? random.nextInt(128) : 0x80 + random.nextInt(128));
            }
            if (utf8.check(bytes, 0, bytes.length)) {
                continue;
            }
            byte[] mended = Arrays.copyOf(utf8.repaired(), utf8.repairedLength());
            assertThat(utf8.original(mended.length)).isEqualTo(bytes.length);
            for (int k = 1; k <= mended.length; k++) {
                assertThat(utf8.original(k) - utf8.original(k - 1)).isBetween(0, 1);
            }
            assertThat(new ValidUtf8().check(mended, 0, mended.length)).isTrue();
        }
    }
}
