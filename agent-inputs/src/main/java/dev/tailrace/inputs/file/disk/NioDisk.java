package dev.tailrace.inputs.file.disk;

import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.Platform;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The machine's disk. */
public final class NioDisk implements Disk {
    private final Platform platform;

    public NioDisk(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Look look(String path, boolean followLinks) {
        try {
            return new Look.Found(platform.look(Path.of(path), followLinks));
        } catch (NoSuchFileException e) {
            return new Look.Absent();
        } catch (IOException | InvalidPathException e) {
            return Faults.saysAbsent(e) ? new Look.Absent() : new Look.Failed(Faults.of("look at", path, e));
        }
    }

    @Override
    public Listing list(String directory) {
        try {
            return new Listing.Started(new NioNames(directory, Files.newDirectoryStream(Path.of(directory))));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new Listing.Absent();
        } catch (IOException | InvalidPathException e) {
            boolean absent = Faults.saysAbsent(e) || isNoDirectory(directory);
            return absent ? new Listing.Absent() : new Listing.Failed(Faults.of("list", directory, e));
        }
    }

    /** Systems have many words for it. */
    private boolean isNoDirectory(String path) {
        return look(path, true) instanceof Look.Found(FileStat stat) && stat.type() != FileStat.Type.DIRECTORY;
    }

    @Override
    public Opening open(String path) {
        try {
            return new Opening.Opened(new HeldFile(path, platform.open(Path.of(path))));
        } catch (NoSuchFileException e) {
            return new Opening.Absent();
        } catch (IOException | InvalidPathException e) {
            return Faults.saysAbsent(e) ? new Opening.Absent() : new Opening.Refused(Faults.of("open", path, e));
        }
    }

    /** A directory's names, as its stream brings them. */
    private static final class NioNames implements Names {
        private final String directory;
        private final DirectoryStream<Path> stream;
        private final Iterator<Path> paths;
        private Fault fault;

        NioNames(String directory, DirectoryStream<Path> stream) {
            this.directory = directory;
            this.stream = stream;
            this.paths = stream.iterator();
        }

        @Override
        public boolean next(List<String> into, int most) {
            try {
                for (int i = 0; i < most; i++) {
                    if (!paths.hasNext()) {
                        return false;
                    }
                    into.add(paths.next().getFileName().toString());
                }
                return true;
            } catch (DirectoryIteratorException e) {
                fault = Faults.of("list", directory, e.getCause());
                return false;
            }
        }

        @Override
        public Fault fault() {
            return fault;
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                fault = Faults.of("list", directory, e);
            }
        }
    }
}
