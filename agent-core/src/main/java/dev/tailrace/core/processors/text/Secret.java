package dev.tailrace.core.processors.text;

import dev.tailrace.core.config.Nearest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A kind of text that must not leave the host.
 *
 * @param pattern finds it; if it has groups, they alone are secret
 * @param check looks at what was found once more
 */
public record Secret(TextPattern pattern, Check check) {
    /** Whether a find is one. */
    @FunctionalInterface
    public interface Check {
        boolean test(byte[] text, int start, int end);
    }

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    private static final Map<String, Supplier<Secret>> NAMED = new TreeMap<>(Map.of(
            "email",
            () -> of(Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+")),
            "credit_card",
            () -> new Secret(
                    TextPattern.of(Pattern.compile("(?<![0-9A-Za-z.-])[2-6][0-9](?:[ -]?[0-9]){11,17}(?![0-9A-Za-z-])")), Secret::hasCheckDigit),
            "ipv4",
            () -> of(Pattern.compile("(?<![0-9.])(?:" + OCTET + "\\.){3}" + OCTET + "(?![0-9.])")),
            "authorization",
            () -> of(Pattern.compile("(?i)\\b(?:bearer|basic|digest|apikey) +([A-Za-z0-9._~+/=-]{8,})")),
            "password",
            () -> of(Pattern.compile("(?i)(?:passw(?:or)?d|pwd|passphrase|secret|token|api_?key)[\"']?\\s{0,4}[=:]\\s{0,4}"
                    + "[\"']?([^\\s\"'&;,]+)"))));

    /** Whatever the pattern finds. */
    public static Secret of(Pattern pattern) {
        return new Secret(TextPattern.of(pattern), Secret::always);
    }

    private static boolean always(byte[] text, int start, int end) {
        return true;
    }

    public static Optional<Secret> named(String kind) {
        return Optional.ofNullable(NAMED.get(kind)).map(Supplier::get);
    }

    /** What to say of a name that is none. */
    public static String unknown(String kind) {
        return "unknown kind '" + kind + '\'' + Nearest.hint(kind, NAMED.keySet()) + " (there are: " + String.join(", ", NAMED.keySet())
                + ')';
    }

    /** Luhn's check digit (ISO/IEC 7812-1, annex B). */
    private static boolean hasCheckDigit(byte[] text, int start, int end) {
        int sum = 0;
        int digits = 0;
        for (int i = end - 1; i >= start; i--) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                int weighted = digits++ % 2 == 0 ? digit : digit * 2;
                sum += weighted > 9 ? weighted - 9 : weighted;
            }
        }
        return sum % 10 == 0;
    }
}
