package dev.tailrace.inputs.file.discover;

import java.util.ArrayList;
import java.util.List;

/**
 * One component of a glob, without alternatives: {@code access.log*}, {@code [!a-c]?.log}.
 *
 * <p>Matching walks name and pattern side by side and, on a mismatch, returns to the last star only: enough for globs, and never more than
 * the product of both lengths.
 */
final class NamePattern {
    private sealed interface Token {
        record Star() implements Token {}

        record Any() implements Token {}

        record Literal(char character) implements Token {}

        /** Ranges as pairs of first and last. */
        record OneOf(String ranges, boolean negated) implements Token {}
    }

    private final Token[] tokens;
    private final boolean foldCase;
    private final String literal;

    private NamePattern(List<Token> tokens, boolean foldCase) {
        this.tokens = tokens.toArray(Token[]::new);
        this.foldCase = foldCase;
        this.literal = literal(tokens);
    }

    private static String literal(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (!(token instanceof Token.Literal(char character))) {
                return null;
            }
            text.append(character);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException if a bracket is not closed */
    static NamePattern parse(String text, PathStyle style) {
        List<Token> tokens = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '*') {
                if (tokens.isEmpty() || !(tokens.getLast() instanceof Token.Star)) {
                    tokens.add(new Token.Star());
                }
            } else if (c == '?') {
                tokens.add(new Token.Any());
            } else if (c == '[') {
                int close = closingBracket(text, at);
                if (close < 0) {
                    throw new IllegalArgumentException("'[' is not closed in '" + text + '\'');
                }
                tokens.add(oneOf(text.substring(at + 1, close)));
                at = close;
            } else if (c == '\\' && style == PathStyle.POSIX && at + 1 < text.length()) {
                tokens.add(new Token.Literal(text.charAt(++at)));
            } else {
                tokens.add(new Token.Literal(c));
            }
        }
        return new NamePattern(tokens, style == PathStyle.WINDOWS);
    }

    /** Index of the bracket that closes the one at an index, or -1. */
    static int closingBracket(String text, int open) {
        return text.indexOf(']', text.startsWith("!]", open + 1) || text.startsWith("^]", open + 1) ? open + 3 : open + 2);
    }

    private static Token oneOf(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String set = negated ? inside.substring(1) : inside;
        StringBuilder ranges = new StringBuilder();
        for (int at = 0; at < set.length(); at++) {
            char first = set.charAt(at);
            boolean range = at + 2 < set.length() && set.charAt(at + 1) == '-';
            ranges.append(first).append(range ? set.charAt(at + 2) : first);
            at += range ? 2 : 0;
        }
        return new Token.OneOf(ranges.toString(), negated);
    }

    /** The only name that matches, or null if there may be several (letter case apart). */
    String literal() {
        return literal;
    }

    boolean matches(String name) {
        int at = 0;
        int token = 0;
        int starToken = -1;
        int starAt = 0;
        while (at < name.length()) {
            if (token < tokens.length && tokens[token] instanceof Token.Star) {
                starToken = ++token;
                starAt = at;
            } else if (token < tokens.length && takes(tokens[token], name.charAt(at))) {
                token++;
                at++;
            } else if (starToken >= 0) {
                token = starToken;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] instanceof Token.Star) {
            token++;
        }
        return token == tokens.length;
    }

    private boolean takes(Token token, char c) {
        return switch (token) {
            case Token.Star() -> false;
            case Token.Any() -> true;
            case Token.Literal(char character) -> character == c || foldCase && fold(character) == fold(c);
            case Token.OneOf(String ranges, boolean negated) -> negated != contains(ranges, c);
        };
    }

    private boolean contains(String ranges, char c) {
        for (int at = 0; at < ranges.length(); at += 2) {
            char first = ranges.charAt(at);
            char last = ranges.charAt(at + 1);
            if (c >= first && c <= last) {
                return true;
            }
            if (foldCase && (within(Character.toLowerCase(c), first, last) || within(Character.toUpperCase(c), first, last))) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(char c, char first, char last) {
        return c >= first && c <= last;
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
