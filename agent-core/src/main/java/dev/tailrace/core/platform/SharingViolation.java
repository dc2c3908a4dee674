package dev.tailrace.core.platform;

import java.nio.file.FileSystemException;

/** Another process holds the file, or the part of it that was to be read, and shares it with nobody. It may do so later. */
public final class SharingViolation extends FileSystemException {
    private static final long serialVersionUID = 1;

    public SharingViolation(String file, String reason) {
        super(file, null, reason);
    }
}
