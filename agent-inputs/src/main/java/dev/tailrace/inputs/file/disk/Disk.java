package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.FileStat;
import java.util.List;

/** Files and directories, read only. Paths are absolute or relative texts in the system's notation. */
public interface Disk {
    /**
     * What stands at a path.
     *
     * @param followLinks whether a symbolic link stands for what it points at
     */
    Look look(String path, boolean followLinks);

    /** Starts listing a directory. */
    Listing list(String directory);

    /** Opens a file for reading, following links. */
    Opening open(String path);

    /** The outcome of {@link #look}. */
    sealed interface Look {
        /** It is there. */
        record Found(FileStat stat) implements Look {}

        /** Nothing has this name; a link that points nowhere counts as nothing. */
        record Absent() implements Look {}

        /** Cannot be told. */
        record Failed(Fault fault) implements Look {}
    }

    /** The outcome of {@link #list}. */
    sealed interface Listing {
        /** Its names, to be taken piece by piece and closed. */
        record Started(Names names) implements Listing {}

        /** Nothing has this name, or no directory has it. */
        record Absent() implements Listing {}

        /** Cannot be told: not the same as empty. */
        record Failed(Fault fault) implements Listing {}
    }

    /** The outcome of {@link #open}. */
    sealed interface Opening {
        /** It is open. */
        record Opened(DiskFile file) implements Opening {}

        /** Nothing has this name. */
        record Absent() implements Opening {}

        /** It may be there, but it did not open. */
        record Refused(Fault fault) implements Opening {}
    }

    /** The names in a directory, a piece at a time, so that a directory of 100,000 files stalls nobody. */
    interface Names extends AutoCloseable {
        /** Adds up to {@code most} more names; false once there are no more. */
        boolean next(List<String> into, int most);

        /** What ended the listing before its end, or null: then the names given are not all. */
        Fault fault();

        @Override
        void close();
    }
}
