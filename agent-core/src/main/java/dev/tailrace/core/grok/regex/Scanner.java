package dev.tailrace.core.grok.regex;

/** Walks the characters of a regular expression and reads what looks alike inside and outside of brackets. */
final class Scanner {
    private final int[] text;
    private final Dialect dialect;
    private int at;

    Scanner(String regex, Dialect dialect) {
        this.text = regex.codePoints().toArray();
        this.dialect = dialect;
    }

    boolean atEnd() {
        return at == text.length;
    }

    boolean sees(int c) {
        return at < text.length && text[at] == c;
    }

    boolean seesAfter(int offset, int c) {
        return at + offset < text.length && text[at + offset] == c;
    }

    boolean accept(int c) {
        if (sees(c)) {
            at++;
            return true;
        }
        return false;
    }

    int next() throws NotCompilable {
        if (atEnd()) {
            throw new NotCompilable("an expression that ends too soon");
        }
        return text[at++];
    }

    /** What stands before the next {@code closing}, which is passed. */
    String until(int closing) throws NotCompilable {
        StringBuilder found = new StringBuilder();
        for (int c = next(); c != closing; c = next()) {
            found.appendCodePoint(c);
        }
        return found.toString();
    }

    /**
     * The quantifier here, passed: least and most, or only one number for <code>{n}</code>; null if there is none. A brace that begins no
     * quantifier is a character.
     */
    int[] bounds() throws NotCompilable {
        if (accept('*')) {
            return new int[] {0, Node.UNBOUNDED};
        }
        if (accept('+')) {
            return new int[] {1, Node.UNBOUNDED};
        }
        if (accept('?')) {
            return new int[] {0, 1};
        }
        int start = at;
        if (!accept('{')) {
            return null;
        }
        int least = number();
        boolean range = accept(',');
        int most = range ? number() : least;
        if (least < 0 && most < 0 || !accept('}')) {
            at = start;
            return null;
        }
        if (!range) {
            return new int[] {least};
        }
        int[] bounds = {Math.max(least, 0), most < 0 ? Node.UNBOUNDED : most};
        if (bounds[0] > bounds[1]) {
            throw new NotCompilable("an interval that runs backwards");
        }
        return bounds;
    }

    private int number() throws NotCompilable {
        int start = at;
        int value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + text[at++] - '0';
            if (value > 100_000) {
                throw new NotCompilable("an interval over 100000");
            }
        }
        return at == start ? -1 : value;
    }

    /** The set that an escaped letter names, null if it names none. */
    CodePoints shorthand(int letter) {
        return switch (letter) {
            case 'd' -> CodePoints.ASCII_DIGIT;
            case 'D' -> CodePoints.ASCII_DIGIT.not();
            case 'w' -> CodePoints.ASCII_WORD;
            case 'W' -> CodePoints.ASCII_WORD.not();
            case 's' -> CodePoints.ASCII_SPACE;
            case 'S' -> CodePoints.ASCII_SPACE.not();
            case 'h' -> dialect == Dialect.RUBY ? CodePoints.ASCII_HEX : null;
            case 'H' -> dialect == Dialect.RUBY ? CodePoints.ASCII_HEX.not() : null;
            default -> null;
        };
    }

    /** The character that an escape stands for, its first character being read already. */
    int escaped(int c) throws NotCompilable {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case 'x' -> hexadecimal();
            case 'u' -> digits(4, 4);
            default -> {
                if (c == 'v' && dialect == Dialect.RUBY) {
                    yield 0x0B;
                }
                if (c < 0x80 && Character.isLetterOrDigit(c)) {
                    throw new NotCompilable("\\" + (char) c);
                }
                yield c;
            }
        };
    }

    private int hexadecimal() throws NotCompilable {
        if (accept('{')) {
            int value = digits(1, 6);
            if (!accept('}')) {
                throw new NotCompilable("\\x{ without its end");
            }
            return value;
        }
        int value = digits(1, 2);
        if (value >= 0x80) {
            throw new NotCompilable("\\x of a single byte beyond ASCII");
        }
        return value;
    }

    private int digits(int least, int most) throws NotCompilable {
        int value = 0;
        int count = 0;
        while (count < most && at < text.length && text[at] < 0x80 && Character.digit(text[at], 16) >= 0) {
            value = value * 16 + Character.digit(text[at++], 16);
            count++;
        }
        if (count < least || value > CodePoints.MAX || value >= 0xD800 && value <= 0xDFFF) {
            throw new NotCompilable("an escaped number that is no character");
        }
        return value;
    }
}
