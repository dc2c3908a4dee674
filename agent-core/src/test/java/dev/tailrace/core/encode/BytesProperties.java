package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Numbers and instants, digit by digit. */
class BytesProperties {
    @Property(tries = 500, seed = "1")
    void decimalIsWhatTheJdkPrints(@ForAll long value) {
        assertThat(new Bytes(1).writeDecimal(value)).hasToString(Long.toString(value));
    }

    @Property(tries = 500, seed = "1")
    void hexadecimalIsWhatTheJdkPrints(@ForAll long value) {
        assertThat(new Bytes(1).writeHex(value)).hasToString(Long.toHexString(value));
    }

    @Property(tries = 300, seed = "1")
    void instantsHaveThreeOrNineDigitsOfASecond(@ForAll @LongRange(min = -2_000_000_000_000L, max = 9_000_000_000_000L) long millis, @ForAll @LongRange(max = 999_999) long nanos) {
        long instant = millis * 1_000_000 + nanos;
        Bytes to = new Bytes(1);
        Iso8601 time = new Iso8601();
        time.write(instant, to);
        time.write(instant, to);

        String pattern = nanos == 0 ? "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'" : "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'";
        String expected = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(Instant.ofEpochSecond(0, instant));
        assertThat(to).hasToString(expected + expected);
    }

    @Test
    void edgesOfDecimalDigits() {
        for (long power = 1, digits = 1; digits < 19; power *= 10, digits++) {
            for (long value : new long[] {power - 1, power, -power, 1 - power}) {
                assertThat(new Bytes(1).writeDecimal(value)).hasToString(Long.toString(value));
            }
        }
        assertThat(new Bytes(1).writeDecimal(Long.MIN_VALUE).writeDecimal(Long.MAX_VALUE))
                .hasToString(Long.toString(Long.MIN_VALUE) + Long.MAX_VALUE);
    }

    @Test
    void contentSurvivesGrowth() {
        Bytes bytes = new Bytes(2);
        for (int i = 0; i < 100; i++) {
            bytes.write("ab".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).write('c');
        }

        assertThat(bytes).hasToString("abc".repeat(100));
        bytes.clear();
        assertThat(bytes.length()).isZero();
    }
}
