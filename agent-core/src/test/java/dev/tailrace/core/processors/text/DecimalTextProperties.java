package dev.tailrace.core.processors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK is the judge of every number. */
class DecimalTextProperties {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d+)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern JSON = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private static void check(String text) {
        byte[] utf8 = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        DecimalText decimal = new DecimalText();
        boolean number = decimal.parse(utf8, 1, utf8.length - 2);

        assertThat(number).as(text).isEqualTo(NUMBER.matcher(text).matches());
        if (number) {
            assertThat(decimal.doubleValue()).as(text).isEqualTo(Double.parseDouble(text));
            assertThat(decimal.isJson()).as(text).isEqualTo(JSON.matcher(text).matches());
            boolean whole = text.matches("[-+]?\\d+") && isLong(text);
            assertThat(decimal.isWhole()).as(text).isEqualTo(whole);
            if (whole) {
                assertThat(decimal.longValue()).as(text).isEqualTo(Long.parseLong(text));
            }
        }
    }

    private static boolean isLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Property(tries = 3000, seed = "1")
    void textsAreTheNumbersThatTheJdkReads(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        for (int i = random.nextInt(22); i >= 0; i--) {
            text.append(random.nextInt(10));
        }
        if (random.nextBoolean()) {
            text.append('.').append(random.nextInt(1_000_000));
        }
        if (random.nextInt(4) == 0) {
            text.append('e').append(random.nextInt(80) - 40);
        }
        check(text.toString());
        text.setCharAt(random.nextInt(text.length()), "0.-+eE x9".charAt(random.nextInt(9)));
        check(text.toString());
    }

    @Property(tries = 500, seed = "1")
    void doublesComeBack(@ForAll double value) {
        check(Double.toString(value));
    }

    @ParameterizedTest
    @CsvSource({"''", "'-'", "'+'", "'.'", "1.", "'.5'", "00", "0", "-0", "0.0", "01", "+1", "1e", "1e+", "1e5", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "000000000000000000001", "1 ", "0x10"})
    void edges(String text) {
        check(text);
    }
}
