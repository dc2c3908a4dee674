package dev.tailrace.inputs.file.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.inputs.file.disk.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScanTest {
    private final PaperDisk disk = new PaperDisk();
    private final List<String> seen = new ArrayList<>();

    @Test
    void anyDepthFindsFilesAtEveryDepth() {
        disk.file("/var/a.log").file("/var/x/b.log").file("/var/x/y/c.log").file("/var/x/y/c.txt").file("/srv/d.log");

        scan(false, "/var/**/*.log");

        assertThat(seen).containsExactlyInAnyOrder("/var/a.log", "/var/x/b.log", "/var/x/y/c.log");
    }

    @Test
    void onlyWhatAGlobLeadsToIsListed() {
        disk.file("/var/log/a/x.log").file("/var/log/b/deep/y.log").file("/var/spool/z.log");

        scan(false, "/var/log/*/x.log", "/var/log/a/x.log");

        assertThat(seen).containsOnly("/var/log/a/x.log");
        assertThat(disk.listed()).containsExactly("/var/log");
    }

    @Test
    void aSliceAtATimeFindsTheSame() {
        for (int i = 0; i < 50; i++) {
            disk.file("/var/" + i % 7 + "/" + i + ".log");
        }
        Scan scan = new Scan(disk, selection(false, "/var/*/*.log"));
        int slices = 0;
        while (!scan.advance(3, sighting -> seen.add(sighting.path()))) {
            slices++;
        }

        assertThat(seen).hasSize(50).doesNotHaveDuplicates();
        assertThat(slices).isGreaterThan(15);
    }

    @Test
    void linksAreToldOfButNotFollowedUnlessAsked() {
        disk.file("/data/a.log").file("/data/d/b.log").link("/var/a.log", "/data/a.log").link("/var/d", "/data/d");

        Scan scan = scan(false, "/var/**/*.log");

        assertThat(seen).isEmpty();
        assertThat(scan.skippedLinks()).containsExactly("/var/a.log");
    }

    @Test
    void linksAreFollowedIfAsked() {
        disk.file("/data/a.log").file("/data/d/b.log").link("/var/a.log", "/data/a.log").link("/var/d", "/data/d");

        Scan scan = scan(true, "/var/**/*.log");

        assertThat(seen).containsExactlyInAnyOrder("/var/a.log", "/var/d/b.log");
        assertThat(scan.skippedLinks()).isEmpty();
    }

    @Test
    void aLinkThatLeadsBackUpEnds() {
        disk.file("/var/x/a.log").link("/var/x/up", "/var").link("/var/x/here", "/var/x");

        scan(true, "/var/**/*.log");

        assertThat(seen).contains("/var/x/a.log");
        assertThat(disk.listed()).hasSizeLessThan(5);
    }

    @Test
    void aDirectoryThatTwoGlobsReachIsSearchedForBoth() {
        disk.file("/data/d/x.log").file("/data/d/y.log").link("/a/l", "/data/d").link("/b/l", "/data/d");

        scan(true, "/a/*/x.*", "/b/*/y.*");

        assertThat(seen).containsExactlyInAnyOrder("/a/l/x.log", "/b/l/y.log");
    }

    @Test
    void aLinkThatPointsAtNothingIsTold() {
        disk.link("/var/a.log", "/nowhere");

        assertThat(scan(true, "/var/*.log").faults()).extracting(Fault::path).containsExactly("/var/a.log");
    }

    @Test
    void aDirectoryThatRefusesIsToldAndNotTakenForEmpty() {
        disk.file("/var/open/a.log").refusing("/var/shut").file("/var/shut/b.log");

        Scan scan = scan(false, "/var/**/*.log");

        assertThat(seen).containsExactly("/var/open/a.log");
        assertThat(scan.faults()).extracting(Fault::path).containsExactly("/var/shut");
        assertThat(scan.isUnreadable("/var/shut/b.log")).isTrue();
        assertThat(scan.isUnreadable("/var/shut/deep/er/b.log")).isTrue();
        assertThat(scan.isUnreadable("/var/open/gone.log")).isFalse();
        assertThat(scan.isUnreadable("/var/shutter/b.log")).isFalse();
    }

    @Test
    void aListingThatBreaksOffGivesItsNamesAndIsTold() {
        disk.breaking("/var/half").file("/var/half/a.log");

        Scan scan = scan(false, "/var/half/*.log");

        assertThat(seen).containsExactly("/var/half/a.log");
        assertThat(scan.isUnreadable("/var/half/b.log")).isTrue();
    }

    @Test
    void excludedPathsAreNotSeen() {
        disk.file("/var/a.log").file("/var/a.log.gz").file("/var/plain.gz");
        Selection selection = new Selection(
                globs("/var/*", "/var/plain.gz"), List.of(Pattern.compile("\\.gz$")), false, PathStyle.POSIX);

        run(new Scan(disk, selection));

        assertThat(seen).containsExactly("/var/a.log");
    }

    @Test
    void globsThatMatchNothingAreNamed() {
        disk.file("/var/a.log").file("/var/dir/x");

        Scan scan = scan(false, "/var/*.{log,txt}", "/var/*.old", "/none/*/x", "/var/dir");

        assertThat(scan.unmatched()).containsExactly("/var/*.old", "/none/*/x", "/var/dir");
        assertThat(scan.faults()).as("a path that is a directory").extracting(Fault::path).containsExactly("/var/dir");
    }

    private Scan scan(boolean links, String... globs) {
        return run(new Scan(disk, selection(links, globs)));
    }

    private Scan run(Scan scan) {
        assertThat(scan.advance(10_000, sighting -> seen.add(sighting.path()))).as("ends").isTrue();
        return scan;
    }

    private static Selection selection(boolean links, String... globs) {
        return new Selection(globs(globs), List.of(), links, PathStyle.POSIX);
    }

    private static List<Glob> globs(String... globs) {
        return List.of(globs).stream().flatMap(glob -> Glob.parse(glob, PathStyle.POSIX, true).stream()).toList();
    }
}
