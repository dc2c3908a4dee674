package dev.tailrace.core.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that registry files have.
 *
 * @param text the name itself
 * @param number the file's number
 * @param kind log or snapshot
 * @param isSetAside true if a recovery set it aside
 */
record FileName(String text, long number, FileHeader.Kind kind, boolean isSetAside) {
    private static final Pattern FORM = Pattern.compile("([0-7][0-9a-f]{15})\\.(log|snapshot)(\\..*damaged)?");

    static Optional<FileName> parse(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        FileHeader.Kind kind = form.group(2).equals("log") ? FileHeader.Kind.LOG : FileHeader.Kind.SNAPSHOT;
        return Optional.of(new FileName(name, Long.parseLong(form.group(1), 16), kind, form.group(3) != null));
    }

    /** The name under which what stands from {@code offset} on is set aside. */
    static String setAside(String name, long offset) {
        return name + '.' + offset + ".damaged";
    }
}
