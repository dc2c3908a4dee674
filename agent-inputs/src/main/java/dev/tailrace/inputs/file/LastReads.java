package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.read.Intake;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** What is still to be read when the input ends: files that could not be opened again, because nothing leads to them any more. */
final class LastReads {
    private final PieceReader reader;
    private final Handles handles;
    private final Contents contents;
    private final Cuts cuts;
    private final ArrayDeque<TailedFile> left = new ArrayDeque<>();
    /** Whose last lines are cut: what is written behind the cut is not waited for. */
    private final Set<TailedFile> cut = new HashSet<>();
    private final Set<TailedFile> done = new HashSet<>();

    LastReads(TailParts parts, PieceReader reader, Handles handles, Contents contents) {
        this.reader = reader;
        this.handles = handles;
        this.contents = contents;
        this.cuts = new Cuts(parts);
    }

    /**
     * Reads them to their end. While that waits for batches, others may lose their names: it is over when a look at all of them finds no more.
     *
     * @return true once that is done
     */
    boolean work() {
        while (!left.isEmpty() || find()) {
            TailedFile file = left.peek();
            if (file.content == null) {
                done.add(left.poll());
                continue;
            }
            switch (reader.read(file, Intake.Ending.OPEN)) {
                case STARVED, WAITING -> {
                    return false;
                }
                case MORE -> {}
                case END, NOTHING -> {
                    long end = file.content.length();
                    if (cut.add(file) && !cuts.isKnown(file.generation, end)) {
                        cuts.make(file.generation, end);
                        return false;
                    }
                    done.add(left.poll());
                }
                case REPLACED, FAULT -> done.add(left.poll());
            }
        }
        return true;
    }

    private boolean find() {
        handles.open().stream()
                .filter(file -> !done.contains(file) && !contents.leadsTo(file.path, file.key))
                .forEach(left::add);
        return !left.isEmpty();
    }
}
