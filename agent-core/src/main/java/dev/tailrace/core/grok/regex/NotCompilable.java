package dev.tailrace.core.grok.regex;

/** An expression that the compiler does not take, and why; another engine is to run it. */
public final class NotCompilable extends Exception {
    NotCompilable(String why) {
        super(why);
    }
}
