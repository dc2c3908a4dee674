package dev.tailrace.core.grok.regex;

import java.util.Optional;

/** Reads what stands between brackets: ranges, escapes, nested and POSIX classes, intersections. */
final class ClassParser {
    private final Scanner in;
    private final boolean foldsCase;

    ClassParser(Scanner in, boolean foldsCase) {
        this.in = in;
        this.foldsCase = foldsCase;
    }

    /** From after the opening bracket to after the closing one. */
    CodePoints parse() throws NotCompilable {
        boolean negative = in.accept('^');
        if (in.sees(']')) {
            throw new NotCompilable("a class that begins with a bracket");
        }
        CodePoints set = CodePoints.ALL;
        CodePoints part = CodePoints.NONE;
        while (!in.accept(']')) {
            if (in.sees('&') && in.seesAfter(1, '&')) {
                in.next();
                in.next();
                set = set.and(folded(part));
                part = CodePoints.NONE;
            } else {
                part = part.or(item());
            }
        }
        set = set.and(folded(part));
        return negative ? set.not() : set;
    }

    private CodePoints folded(CodePoints set) throws NotCompilable {
        if (!foldsCase) {
            return set;
        }
        if (!set.asciiOnly() && !set.allBeyondAscii()) {
            throw new NotCompilable("(?i) with characters beyond ASCII");
        }
        return set.foldAscii();
    }

    private CodePoints item() throws NotCompilable {
        int c = in.next();
        if (c == '[') {
            return in.sees(':') ? bracket() : new ClassParser(in, foldsCase).parse();
        }
        if (c == '\\') {
            c = in.next();
            CodePoints shorthand = Scanner.shorthand(c);
            if (shorthand != null) {
                if (in.sees('-') && !in.seesAfter(1, ']')) {
                    throw new NotCompilable("a range that begins with a class");
                }
                return shorthand;
            }
            c = c == 'b' ? '\b' : in.escaped(c);
        }
        if (!in.sees('-') || in.seesAfter(1, ']')) {
            return CodePoints.of(c);
        }
        in.next();
        return CodePoints.range(c, rangeEnd(c));
    }

    private int rangeEnd(int low) throws NotCompilable {
        int high = in.next();
        if (high == '\\') {
            high = in.next();
            if (Scanner.shorthand(high) != null) {
                throw new NotCompilable("a range that ends with a class");
            }
            high = high == 'b' ? '\b' : in.escaped(high);
        } else if (high == '[' || high == '&' && in.sees('&')) {
            throw new NotCompilable("a range that ends with a class");
        }
        if (high < low) {
            throw new NotCompilable("a range that runs backwards");
        }
        if (in.sees('-') && !in.seesAfter(1, ']')) {
            throw new NotCompilable("a range after a range");
        }
        return high;
    }

    private CodePoints bracket() throws NotCompilable {
        in.next();
        boolean negative = in.accept('^');
        String name = in.until(':');
        Optional<UnicodeClass> named = UnicodeClass.named(name);
        if (named.isEmpty() || !in.accept(']')) {
            throw new NotCompilable("[:" + name + ":]");
        }
        CodePoints set = named.get().members();
        return negative ? set.not() : set;
    }
}
