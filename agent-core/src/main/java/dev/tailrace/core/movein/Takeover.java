package dev.tailrace.core.movein;

import dev.tailrace.core.input.Outlook;
import dev.tailrace.core.input.Standing;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.setup.InputConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the files that another agent has read among those that inputs match now, wherever they were renamed to, and puts together what is to be
 * remembered of them. Looks only. One use.
 *
 * <p><b>Rule:</b> in doubt the lower offset counts, or none: lines may come again then, and none is lost.
 */
public final class Takeover {
    private final List<InputConfig> inputs;
    private final List<ReadFile> known;
    private final Platform platform;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<ReadFile> met = new LinkedHashSet<>();

    /** @param known what the other agent remembers */
    public Takeover(List<InputConfig> inputs, List<ReadFile> known, Platform platform) {
        this.inputs = inputs;
        this.known = known;
        this.platform = platform;
    }

    /** Goes through all inputs. */
    public Takeover look() {
        inputs.forEach(input -> input.plan().lookAround(platform).sources().forEach(source -> one(input, source)));
        known.stream()
                .filter(file -> !met.contains(file))
                .forEach(file -> remarks.add(file.path() + ", read to " + file.offset() + ": no input matches it now"));
        return this;
    }

    /** What the registry is to remember. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What was not taken over, for people. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void one(InputConfig input, Outlook.Source source) {
        FileHead head = new FileHead(source.path());
        List<ReadFile> same;
        try {
            same = of(input, source, head);
        } catch (IOException unreadable) {
            remarks.add(source.path() + " cannot be read: " + unreadable.getMessage());
            return;
        }
        met.addAll(same);
        same.stream().min(Comparator.comparingLong(ReadFile::offset)).filter(file -> file.offset() > 0).ifPresent(file -> {
            switch (input.plan().standAt(platform, source.path(), file.offset())) {
                case Standing.At at -> entries.add(
                        new Entry(0, input.id(), source.path(), at.identity(), at.offset(), at.guard(), at.note(), 0, source.stat().modifiedAt()));
                case Standing.Nowhere(String reason) -> remarks.add(source.path() + ", read to " + file.offset() + ": " + reason);
            }
        });
    }

    /** What is known of a file: what an input of the same id read, else what any did that has no counterpart among ours. */
    private List<ReadFile> of(InputConfig input, Outlook.Source source, FileHead head) throws IOException {
        List<ReadFile> own = matching(file -> file.reader().equals(input.id()), source, head);
        return own.isEmpty()
                ? matching(file -> inputs.stream().noneMatch(other -> other.id().equals(file.reader())), source, head)
                : own;
    }

    private List<ReadFile> matching(Predicate<ReadFile> reader, Outlook.Source source, FileHead head) throws IOException {
        List<ReadFile> matching = new ArrayList<>();
        for (ReadFile file : known) {
            if (reader.test(file) && isSame(file, source, head)) {
                matching.add(file);
            }
        }
        return matching;
    }

    private static boolean isSame(ReadFile file, Outlook.Source source, FileHead head) throws IOException {
        return switch (file.mark()) {
            case ReadFile.Mark.OfSystem(FileKey key) -> isSame(key, source.stat().key(), file.path().equals(source.path()));
            case ReadFile.Mark.OfPath(String path) -> path.equals(source.path());
            case ReadFile.Mark.Hashed(String sha256) -> head.hasHash(sha256);
            case ReadFile.Mark.Begun(String bytes) -> head.beginsWith(bytes);
        };
    }

    /** Devices get other numbers when a machine starts anew; then the path must be the same, too. Windows tells 32 or 64 bits of a volume's serial. */
    private static boolean isSame(FileKey theirs, FileKey now, boolean samePath) {
        boolean sameIndex = theirs.low() == now.low() && now.isStable() && (theirs.high() == now.high() || theirs.high() == 0);
        return sameIndex && ((int) theirs.volume() == (int) now.volume() || samePath || theirs.volume() == 0);
    }
}
