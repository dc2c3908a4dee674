package dev.tailrace.core.grok.regex;

import java.util.Optional;

/** Reads what stands between brackets: ranges, escapes, nested and POSIX classes, intersections. */
final class ClassParser {
    private final Scanner in;
    private final Dialect dialect;
    private final boolean foldsCase;

    ClassParser(Scanner in, Dialect dialect, boolean foldsCase) {
        this.in = in;
        this.dialect = dialect;
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
                onlyRuby("an intersection of classes");
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
        if (dialect == Dialect.RUBY && !set.asciiOnly() && !set.allBeyondAscii()) {
            throw new NotCompilable("(?i) with characters beyond ASCII");
        }
        return set.foldAscii();
    }

    /** What these mean in Java depends on what stands around them, in ways that nobody writes for. */
    private void onlyRuby(String what) throws NotCompilable {
        if (dialect != Dialect.RUBY) {
            throw new NotCompilable(what);
        }
    }

    private CodePoints item() throws NotCompilable {
        int c = in.next();
        if (c == '[') {
            onlyRuby("a class within a class");
            return in.sees(':') ? bracket() : new ClassParser(in, dialect, foldsCase).parse();
        }
        if (c == '\\') {
            c = in.next();
            CodePoints shorthand = in.shorthand(c);
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
            if (in.shorthand(high) != null) {
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
