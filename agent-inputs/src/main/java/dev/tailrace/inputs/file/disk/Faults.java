package dev.tailrace.inputs.file.disk;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What the system's messages mean. NIO gives no error numbers, so the words must do; they are those of Linux and Windows. */
final class Faults {
    private Faults() {}

    static Fault of(String operation, String path, Exception thrown) {
        String reason = thrown instanceof FileSystemException e && e.getReason() != null ? e.getReason() : thrown.getMessage();
        String detail = reason == null ? thrown.getClass().getSimpleName() : reason;
        if (thrown instanceof AccessDeniedException) {
            return new Fault(Fault.Kind.DENIED, operation, path, "access denied");
        }
        String words = detail.toLowerCase(Locale.ROOT);
        Fault.Kind kind = Fault.Kind.BROKEN;
        if (words.contains("too many open files")) {
            kind = Fault.Kind.TOO_MANY_OPEN;
        } else if (words.contains("being used by another process")) {
            kind = Fault.Kind.SHARING;
        }
        return new Fault(kind, operation, path, detail);
    }

    /** A component of the path is no directory: as good as absent. */
    static boolean saysAbsent(Exception thrown) {
        return thrown instanceof FileSystemException e && e.getReason() != null && e.getReason().equals("Not a directory");
    }
}
