package dev.tailrace.core.processors.date;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of {@code java.time} whose parts each have one form, read straight from bytes. Whatever it takes, {@code java.time} takes with
 * the same result; it may refuse what {@code java.time} would take (a 31st of June, which that moves to the 30th).
 */
final class FixedReader implements DateReader {
    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DAYS = "MonTueWedThuFriSatSun".getBytes(StandardCharsets.US_ASCII);

    /** What a part of the pattern reads. */
    private enum Kind {
        LITERAL,
        YEAR_OF_ERA,
        YEAR,
        MONTH,
        MONTH_NAME,
        DAY,
        DAY_OF_WEEK,
        HOUR,
        MINUTE,
        SECOND,
        FRACTION,
        OFFSET,
        OFFSET_OR_Z
    }

    /** How wide a part is. */
    private enum Width {
        FIXED,
        /** One or two digits, as many as there are. */
        ONE_OR_TWO,
        /** Two characters, the first a digit or a space. */
        PADDED
    }

    /**
     * A part of the pattern.
     *
     * @param bytes its width; of an offset 5 or, with a colon, 6
     * @param text of a literal
     */
    private record Part(Kind kind, Width width, int bytes, byte[] text) {}

    private final Part[] parts;

    /** Bytes of all parts, 0 if not all texts of the pattern have as many. */
    private final int length;

    private FixedReader(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
        boolean open = parts.stream().anyMatch(part -> part.width == Width.ONE_OR_TWO || part.kind == Kind.OFFSET_OR_Z);
        this.length = open ? 0 : parts.stream().mapToInt(Part::bytes).sum();
    }

    /**
     * Whether {@code java.time} refuses this text, too: because of its length. Only a year of more than four digits makes a text longer, and
     * that has a sign.
     */
    boolean isHopeless(byte[] text, int start, int given) {
        if (length == 0 || given == length) {
            return false;
        }
        for (int i = start; i < start + given && given > length; i++) {
            if (text[i] == '+' || text[i] == '-' || text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A reader for the pattern, or nothing if it has parts of other kinds, or does not say month and day. */
    static Optional<FixedReader> of(String pattern) {
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            int end = at + 1;
            if (c == '\'') {
                end = quoted(pattern, at, parts);
            } else if (Character.isLetter(c) || "[]{}#".indexOf(c) >= 0) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                boolean padded = c == 'p' && end - at == 2 && end < pattern.length();
                Part part = padded ? padded(pattern, end) : part(c, end - at);
                if (part == null) {
                    return Optional.empty();
                }
                parts.add(part);
                end += padded ? 1 : 0;
            } else {
                parts.add(literal(String.valueOf(c)));
            }
            at = end;
        }
        return isWhole(parts) ? Optional.of(new FixedReader(parts)) : Optional.empty();
    }

    private static int quoted(String pattern, int at, List<Part> parts) {
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (i < pattern.length()) {
            if (pattern.charAt(i) != '\'') {
                text.append(pattern.charAt(i++));
            } else if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
                text.append('\'');
                i += 2;
            } else {
                break;
            }
        }
        parts.add(literal(i == at + 1 ? "'" : text.toString()));
        return i + 1;
    }

    private static Part literal(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new Part(Kind.LITERAL, Width.FIXED, utf8.length, utf8);
    }

    private static Part padded(String pattern, int at) {
        boolean single = at + 1 == pattern.length() || pattern.charAt(at + 1) != pattern.charAt(at);
        Part part = single ? part(pattern.charAt(at), 1) : null;
        return part == null || part.width != Width.ONE_OR_TWO ? null : new Part(part.kind, Width.PADDED, 2, null);
    }

    private static Part part(char letter, int count) {
        Kind kind = switch (letter) {
            case 'y' -> count == 4 ? Kind.YEAR_OF_ERA : null;
            case 'u' -> count == 4 ? Kind.YEAR : null;
            case 'M' -> count == 3 ? Kind.MONTH_NAME : count < 3 ? Kind.MONTH : null;
            case 'd' -> count < 3 ? Kind.DAY : null;
            case 'E' -> count < 4 ? Kind.DAY_OF_WEEK : null;
            case 'H' -> count < 3 ? Kind.HOUR : null;
            case 'm' -> count < 3 ? Kind.MINUTE : null;
            case 's' -> count < 3 ? Kind.SECOND : null;
            case 'S' -> count < 10 ? Kind.FRACTION : null;
            case 'Z' -> count < 4 ? Kind.OFFSET : count == 5 ? Kind.OFFSET_OR_Z : null;
            case 'x' -> count == 2 || count == 3 ? Kind.OFFSET : null;
            case 'X' -> count == 2 || count == 3 ? Kind.OFFSET_OR_Z : null;
            default -> null;
        };
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case MONTH, DAY, HOUR, MINUTE, SECOND -> new Part(kind, count == 1 ? Width.ONE_OR_TWO : Width.FIXED, 2, null);
            case MONTH_NAME, DAY_OF_WEEK -> new Part(kind, Width.FIXED, 3, null);
            case OFFSET, OFFSET_OR_Z ->
                new Part(kind, Width.FIXED, letter == 'Z' ? (count == 5 ? 6 : 5) : count == 3 ? 6 : 5, null);
            default -> new Part(kind, Width.FIXED, count, null);
        };
    }

    /** Month and day, hours if there are minutes, minutes if there are seconds; each part once; no digits of open width before others. */
    private static boolean isWhole(List<Part> parts) {
        int seen = 0;
        for (int i = 0; i < parts.size(); i++) {
            Kind kind = parts.get(i).kind;
            int bit = 1 << (kind == Kind.YEAR ? Kind.YEAR_OF_ERA : kind == Kind.MONTH_NAME ? Kind.MONTH : kind == Kind.OFFSET_OR_Z ? Kind.OFFSET : kind).ordinal();
            boolean open = parts.get(i).width == Width.ONE_OR_TWO && i + 1 < parts.size() && parts.get(i + 1).kind != Kind.LITERAL;
            if (kind != Kind.LITERAL && (seen & bit) != 0 || open) {
                return false;
            }
            seen |= bit;
        }
        return has(seen, Kind.MONTH)
                && has(seen, Kind.DAY)
                && (has(seen, Kind.YEAR_OF_ERA) || !has(seen, Kind.DAY_OF_WEEK))
                && (has(seen, Kind.HOUR) || !has(seen, Kind.MINUTE))
                && (has(seen, Kind.MINUTE) || !has(seen, Kind.SECOND))
                && (has(seen, Kind.SECOND) || !has(seen, Kind.FRACTION));
    }

    private static boolean has(int seen, Kind kind) {
        return (seen & 1 << kind.ordinal()) != 0;
    }

    @Override
    public boolean read(byte[] text, int start, int length, CivilTime into) {
        int at = start;
        int end = start + length;
        int weekday = 0;
        for (Part part : parts) {
            if (part.kind == Kind.DAY_OF_WEEK) {
                weekday = end - at < 3 ? -1 : name(DAYS, text, at);
                at += 3;
                if (weekday < 0) {
                    return false;
                }
            } else {
                at = part(part, text, at, end, into);
                if (at < 0) {
                    return false;
                }
            }
        }
        return at == end
                && into.isValid()
                && (weekday == 0 || LocalDate.of(into.year, into.month, into.day).getDayOfWeek().getValue() == weekday);
    }

    /** Reads one part; where the next one starts, or -1. */
    private static int part(Part part, byte[] text, int at, int end, CivilTime into) {
        int width = part.bytes;
        if (part.kind == Kind.OFFSET_OR_Z && at < end && text[at] == 'Z') {
            into.offset = 0;
            return at + 1;
        }
        if (part.width == Width.ONE_OR_TWO) {
            width = at + 1 < end && text[at + 1] >= '0' && text[at + 1] <= '9' ? 2 : 1;
        }
        if (end - at < width) {
            return -1;
        }
        int next = at + width;
        if (part.width == Width.PADDED && text[at] == ' ') {
            at++;
            width--;
        }
        boolean good = switch (part.kind) {
            case LITERAL -> matches(part.text, text, at);
            case YEAR_OF_ERA -> (into.year = Digits.four(text, at)) > 0;
            case YEAR -> (into.year = Digits.four(text, at)) >= 0;
            case MONTH -> (into.month = Digits.many(text, at, width)) >= 0;
            case MONTH_NAME -> (into.month = name(MONTHS, text, at)) >= 0;
            case DAY -> (into.day = Digits.many(text, at, width)) >= 0;
            case HOUR -> (into.hour = Digits.many(text, at, width)) >= 0;
            case MINUTE -> (into.minute = Digits.many(text, at, width)) >= 0;
            case SECOND -> (into.second = Digits.many(text, at, width)) >= 0;
            case FRACTION -> fraction(text, at, width, into);
            case OFFSET, OFFSET_OR_Z ->
                (width == 5 || text[at + 3] == ':') && Digits.offset(text, at, at + width - 2, into);
            case DAY_OF_WEEK -> throw new IllegalStateException("read by the caller");
        };
        return good ? next : -1;
    }

    private static boolean fraction(byte[] text, int at, int width, CivilTime into) {
        int value = Digits.many(text, at, width);
        for (int i = width; i < 9; i++) {
            value *= 10;
        }
        into.nano = value;
        return value >= 0;
    }

    private static boolean matches(byte[] expected, byte[] text, int at) {
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number of a three-letter name, from 1, or -1. */
    private static int name(byte[] names, byte[] text, int at) {
        for (int i = 0; i < names.length; i += 3) {
            if (text[at] == names[i] && text[at + 1] == names[i + 1] && text[at + 2] == names[i + 2]) {
                return i / 3 + 1;
            }
        }
        return -1;
    }
}
