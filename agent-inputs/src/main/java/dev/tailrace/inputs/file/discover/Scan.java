package dev.tailrace.inputs.file.discover;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One look at everything that the globs may mean, in slices.
 *
 * <p>All globs walk together: a directory is listed once, with the set of (glob, level) that lead into it, as a nondeterministic automaton
 * is run. A directory in which only literal names are wanted is not listed at all.
 */
public final class Scan {
    private static final int NAMES_AT_A_TIME = 256;

    /** A glob and how many of its levels are behind us. */
    private record Place(Glob glob, int level) {
        NamePattern pattern() {
            return glob.levels().get(level);
        }

        boolean anyDepth() {
            return pattern() == Glob.ANY_DEPTH;
        }

        boolean last() {
            return level == glob.levels().size() - 1;
        }
    }

    /**
     * A directory that is gone through.
     *
     * @param opened what stands before its names
     */
    private record Visit(String directory, String opened, List<Place> places) {}

    /** A directory and what was looked for in it: another glob may look for something else there. */
    private record Entry(FileKey directory, List<Place> places) {}

    private final Disk disk;
    private final Selection selection;
    private final ArrayDeque<Visit> waiting = new ArrayDeque<>();
    private final ArrayDeque<Glob> plain = new ArrayDeque<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> skippedLinks = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Set<Glob> matched = new HashSet<>();
    private final Set<Entry> entered = new HashSet<>();
    private Visit visit;
    private Disk.Names cursor;
    private int nextName;
    private boolean moreNames;

    public Scan(Disk disk, Selection selection) {
        this.disk = disk;
        this.selection = selection;
        Map<String, List<Place>> roots = new LinkedHashMap<>();
        for (Glob glob : selection.globs()) {
            if (glob.levels().isEmpty()) {
                plain.add(glob);
            } else {
                roots.computeIfAbsent(glob.base(), base -> new ArrayList<>()).add(new Place(glob, 0));
            }
        }
        roots.forEach((base, places) -> waiting.add(visitOf(base, places)));
    }

    private Visit visitOf(String directory, List<Place> places) {
        return new Visit(directory, selection.style().opened(directory), closure(places));
    }

    /**
     * Goes on looking.
     *
     * @param steps names to consider, at most
     * @param seen told of each match; the same file may come several times
     * @return true once everything was looked at
     */
    public boolean advance(int steps, Consumer<Sighting> seen) {
        for (int left = steps; left > 0; left--) {
            if (!plain.isEmpty()) {
                Glob glob = plain.poll();
                if (!selection.excludes(glob.base())) {
                    meet(glob.base(), List.of(), glob, seen);
                }
            } else if (visit == null) {
                visit = waiting.pollLast();
                if (visit == null) {
                    return true;
                }
                enter(seen);
            } else if (nextName < names.size()) {
                consider(names.get(nextName++), seen);
            } else if (moreNames) {
                fetch();
            } else {
                leave();
            }
        }
        return false;
    }

    private void enter(Consumer<Sighting> seen) {
        directories.add(visit.directory());
        if (visit.places().stream().allMatch(place -> !place.anyDepth() && place.pattern().literal() != null)) {
            visit.places().stream().map(place -> place.pattern().literal()).distinct().forEach(name -> consider(name, seen));
            visit = null;
            return;
        }
        switch (disk.list(visit.directory().isEmpty() ? "." : visit.directory())) {
            case Disk.Listing.Started(Disk.Names started) -> {
                cursor = started;
                moreNames = true;
            }
            case Disk.Listing.Absent() -> visit = null;
            case Disk.Listing.Failed(Fault fault) -> {
                unreadable(visit.directory(), fault);
                visit = null;
            }
        }
    }

    /** A place before {@code **} is also one behind it. */
    private static List<Place> closure(List<Place> places) {
        Set<Place> all = new LinkedHashSet<>();
        for (Place place : places) {
            all.add(place);
            if (place.anyDepth()) {
                all.add(new Place(place.glob(), place.level() + 1));
            }
        }
        return List.copyOf(all);
    }

    private void fetch() {
        names.clear();
        nextName = 0;
        moreNames = cursor.next(names, NAMES_AT_A_TIME);
    }

    /** What went wrong on the way, or in closing, makes the names given not all there are, as far as can be told. */
    private void leave() {
        cursor.close();
        if (cursor.fault() != null) {
            unreadable(visit.directory(), cursor.fault());
        }
        cursor = null;
        visit = null;
        names.clear();
        nextName = 0;
    }

    private void unreadable(String directory, Fault fault) {
        unreadable.add(directory);
        faults.add(fault);
    }

    private void consider(String name, Consumer<Sighting> seen) {
        List<Place> below = null;
        Glob match = null;
        for (Place place : visit.places()) {
            if (place.anyDepth()) {
                below = with(below, place);
            } else if (place.pattern().matches(name)) {
                if (place.last()) {
                    match = place.glob();
                } else {
                    below = with(below, new Place(place.glob(), place.level() + 1));
                }
            }
        }
        String path = visit.opened().concat(name);
        if (match != null && selection.excludes(path)) {
            match = null;
        }
        if (match != null || below != null) {
            meet(path, below == null ? List.of() : below, match, seen);
        }
    }

    private static List<Place> with(List<Place> places, Place more) {
        List<Place> all = places == null ? new ArrayList<>(2) : places;
        all.add(more);
        return all;
    }

    /** Looks at a path: a file if {@code match} wants it, a directory to enter if {@code below} has places. */
    private void meet(String path, List<Place> below, Glob match, Consumer<Sighting> seen) {
        Disk.Look look = disk.look(path, false);
        boolean link = look instanceof Disk.Look.Found(FileStat stat) && stat.type() == FileStat.Type.LINK;
        if (link && selection.links()) {
            look = disk.look(path, true);
            if (look instanceof Disk.Look.Absent && match != null) {
                faults.add(new Fault(Fault.Kind.BROKEN, "follow", path, "the symbolic link points at nothing"));
            }
        } else if (link && match != null) {
            skippedLinks.add(path);
        }
        switch (look) {
            case Disk.Look.Found(FileStat stat) -> found(path, stat, below, match, seen);
            case Disk.Look.Absent() -> {}
            case Disk.Look.Failed(Fault fault) -> unreadable(path, fault);
        }
    }

    private void found(String path, FileStat stat, List<Place> below, Glob match, Consumer<Sighting> seen) {
        switch (stat.type()) {
            case FILE -> {
                if (match != null) {
                    matched.add(match);
                    seen.accept(new Sighting(path, stat));
                }
            }
            case DIRECTORY -> {
                boolean again = selection.links() && stat.key().isStable() && !below.isEmpty() && !entered.add(new Entry(stat.key(), below));
                if (!below.isEmpty() && !again) {
                    waiting.add(visitOf(path, below));
                }
                if (match != null && match.levels().isEmpty()) {
                    faults.add(new Fault(Fault.Kind.BROKEN, "read", path, "it is a directory; to read the files in it, add /*"));
                }
            }
            case LINK -> {}
            case OTHER -> {
                if (match != null && match.levels().isEmpty()) {
                    faults.add(new Fault(Fault.Kind.BROKEN, "tail", path, "it is no regular file"));
                }
            }
        }
    }

    /** What went wrong so far. */
    public List<Fault> faults() {
        return faults;
    }

    /** Symbolic links that match but are not to be followed. */
    public List<String> skippedLinks() {
        return skippedLinks;
    }

    /** True if nothing can be said about a path, because it or a directory above it could not be read. */
    public boolean isUnreadable(String path) {
        if (unreadable.isEmpty()) {
            return false;
        }
        PathStyle style = selection.style();
        String above = path;
        while (!unreadable.contains(above)) {
            String parent = style.parent(above);
            if (parent.length() >= above.length()) {
                return false;
            }
            above = parent;
        }
        return true;
    }

    /** Directories in which something may turn up. */
    public List<String> directories() {
        return directories;
    }

    /** Globs that match nothing, as the user wrote them. */
    public List<String> unmatched() {
        Set<String> matchedTexts = new HashSet<>();
        matched.forEach(glob -> matchedTexts.add(glob.text()));
        return selection.globs().stream().map(Glob::text).distinct().filter(text -> !matchedTexts.contains(text)).toList();
    }

    /** Gives up what is left. */
    public void abandon() {
        if (cursor != null) {
            leave();
        }
        waiting.clear();
        plain.clear();
    }
}
