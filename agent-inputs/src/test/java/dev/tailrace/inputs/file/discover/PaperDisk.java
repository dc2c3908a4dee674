package dev.tailrace.inputs.file.discover;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A tree of names in memory, with links to directories or files and directories that refuse to be listed. Nothing in it can be opened. */
final class PaperDisk implements Disk {
    private final TreeMap<String, FileStat.Type> things = new TreeMap<>();
    private final TreeMap<String, String> links = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> breaking = new HashSet<>();
    private final List<String> listed = new ArrayList<>();

    PaperDisk file(String path) {
        return put(path, FileStat.Type.FILE);
    }

    PaperDisk link(String path, String target) {
        links.put(path, target);
        return put(path, FileStat.Type.LINK);
    }

    PaperDisk refusing(String directory) {
        refused.add(directory);
        return put(directory, FileStat.Type.DIRECTORY);
    }

    /** Its listing ends with a fault after the names that it has. */
    PaperDisk breaking(String directory) {
        breaking.add(directory);
        return put(directory, FileStat.Type.DIRECTORY);
    }

    private PaperDisk put(String path, FileStat.Type type) {
        things.put(path, type);
        for (String above = PathStyle.POSIX.parent(path); !above.equals("/"); above = PathStyle.POSIX.parent(above)) {
            things.put(above, FileStat.Type.DIRECTORY);
        }
        return this;
    }

    /** Directories listed so far. */
    List<String> listed() {
        return listed;
    }

    /** The path with the links in it followed, the last name too. */
    private String resolved(String path) {
        String real = path;
        for (boolean found = true; found; ) {
            found = false;
            for (var link : links.entrySet()) {
                if (real.equals(link.getKey()) || real.startsWith(link.getKey() + '/')) {
                    real = link.getValue() + real.substring(link.getKey().length());
                    found = true;
                }
            }
        }
        return real;
    }

    private String resolvedAbove(String path) {
        String parent = PathStyle.POSIX.parent(path);
        return PathStyle.POSIX.join(resolved(parent), path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public Look look(String path, boolean followLinks) {
        String real = followLinks ? resolved(path) : resolvedAbove(path);
        FileStat.Type type = things.get(real);
        return type == null ? new Look.Absent() : new Look.Found(new FileStat(new FileKey(1, 0, real.hashCode()), type, 0, 0));
    }

    @Override
    public Listing list(String directory) {
        listed.add(directory);
        String real = resolved(directory);
        if (refused.contains(real)) {
            return new Listing.Failed(new Fault(Fault.Kind.DENIED, "list", directory, "access denied"));
        }
        if (things.get(real) != FileStat.Type.DIRECTORY) {
            return new Listing.Absent();
        }
        List<String> names = things.keySet().stream()
                .filter(path -> PathStyle.POSIX.parent(path).equals(real))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
        Fault fault = breaking.contains(real) ? new Fault(Fault.Kind.BROKEN, "list", directory, "i/o error") : null;
        return new Listing.Started(new PaperNames(names, fault));
    }

    @Override
    public Opening open(String path) {
        throw new UnsupportedOperationException("a scan opens nothing");
    }

    private record PaperNames(List<String> names, Fault fault) implements Names {
        @Override
        public boolean next(List<String> into, int most) {
            into.addAll(names);
            return false;
        }

        @Override
        public void close() {}
    }
}
