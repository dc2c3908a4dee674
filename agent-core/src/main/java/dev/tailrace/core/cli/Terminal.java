package dev.tailrace.core.cli;

import dev.tailrace.core.config.Printable;
import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out only what was asked for
 * @param err messages for people
 */
record Terminal(PrintStream out, PrintStream err) {
    /** The process's own streams. */
    static Terminal standard() {
        return new Terminal(System.out, System.err);
    }

    /** A line of what was asked for. */
    void print(String line) {
        out.println(Printable.line(line));
    }

    /** A message for people, on one line, with the program's name before it. */
    void say(String message) {
        err.println("tailrace: " + Printable.line(message));
    }
}
