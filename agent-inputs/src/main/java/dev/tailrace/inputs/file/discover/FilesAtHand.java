package dev.tailrace.inputs.file.discover;

import dev.tailrace.core.input.Outlook;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the globs of an input match now, and what of that can be read. Looks only. */
public final class FilesAtHand {
    private static final int STEPS = 4096;

    private FilesAtHand() {}

    /** Asks the disk, and opens each file that it finds. */
    public static Outlook of(Disk disk, Selection selection) {
        Map<String, FileStat> found = new LinkedHashMap<>();
        Scan scan = new Scan(disk, selection);
        boolean done = false;
        while (!done) {
            done = scan.advance(STEPS, sighting -> found.put(sighting.path(), sighting.stat()));
        }
        List<Outlook.Source> sources = new ArrayList<>();
        found.forEach((path, stat) -> sources.add(new Outlook.Source(path, stat, trouble(disk, path))));
        List<String> complaints = new ArrayList<>();
        scan.faults().stream().map(Fault::toString).forEach(complaints::add);
        scan.skippedLinks().forEach(path -> complaints.add(path + " is a symbolic link, left out: symlinks is false"));
        scan.unmatched().forEach(glob -> complaints.add("no file matches " + glob));
        return new Outlook(sources, complaints);
    }

    private static String trouble(Disk disk, String path) {
        return switch (disk.open(path)) {
            case Disk.Opening.Opened(var file) -> {
                file.close();
                yield "";
            }
            case Disk.Opening.Absent() -> "";
            case Disk.Opening.Refused(Fault fault) -> fault.toString();
        };
    }
}
