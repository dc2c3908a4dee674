package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.FileIdentity;

/** Opens files for tailing. */
final class Contents {
    private final Disk disk;

    Contents(Disk disk) {
        this.disk = disk;
    }

    /** The outcome of {@link #open}. */
    sealed interface Opening {
        /** The file that was meant. */
        record Opened(Content content) implements Opening {}

        /** Nothing has its name any more, or another file has. */
        record Another() implements Opening {}

        /** The disk refused. */
        record Refused(Fault fault) implements Opening {}
    }

    /**
     * Opens the file at a path, if it still is the one with this key.
     *
     * @param compressed whether it is to be decompressed
     */
    Opening open(String path, FileKey key, boolean compressed) {
        return switch (disk.open(path)) {
            case Disk.Opening.Opened(var file) -> {
                if (!FileIdentity.isOfPath(key) && !file.key().equals(key)) {
                    file.close();
                    yield new Opening.Another();
                }
                yield new Opening.Opened(new Content.Plain(file));
            }
            case Disk.Opening.Absent() -> new Opening.Another();
            case Disk.Opening.Refused(Fault fault) -> new Opening.Refused(fault);
        };
    }
}
