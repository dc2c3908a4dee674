package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.SharingViolation;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What the system's messages mean. NIO gives no error numbers, so Linux's words must do where there is no type. */
final class Faults {
    private Faults() {}

    static Fault of(String operation, String path, Exception thrown) {
        String reason = thrown instanceof FileSystemException e && e.getReason() != null ? e.getReason() : thrown.getMessage();
        String detail = reason == null ? thrown.getClass().getSimpleName() : reason;
        return switch (thrown) {
            case AccessDeniedException denied -> new Fault(Fault.Kind.DENIED, operation, path, "access denied");
            case SharingViolation violation -> new Fault(Fault.Kind.SHARING, operation, path, detail);
            default -> new Fault(isOfDescriptors(detail) ? Fault.Kind.TOO_MANY_OPEN : Fault.Kind.BROKEN, operation, path, detail);
        };
    }

    private static boolean isOfDescriptors(String detail) {
        return detail.toLowerCase(Locale.ROOT).contains("too many open files");
    }

    /** A component of the path is no directory: as good as absent. */
    static boolean saysAbsent(Exception thrown) {
        return thrown instanceof FileSystemException e && e.getReason() != null && e.getReason().equals("Not a directory");
    }
}
