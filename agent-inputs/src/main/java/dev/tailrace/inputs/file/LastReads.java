package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.read.Intake;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** What is still to be read when the input ends: files that could not be opened again, because nothing leads to them any more. */
final class LastReads {
    private final PieceReader reader;
    private final Handles handles;
    private final Contents contents;
    private final ArrayDeque<TailedFile> left = new ArrayDeque<>();
    private final Set<TailedFile> done = new HashSet<>();

    LastReads(PieceReader reader, Handles handles, Contents contents) {
        this.reader = reader;
        this.handles = handles;
        this.contents = contents;
    }

    /**
     * Reads them to their end. While that waits for batches, others may lose their names: it is over when a look at all of them finds no more.
     *
     * @return true once that is done
     */
    boolean work() {
        while (!left.isEmpty() || find()) {
            switch (reader.read(left.peek(), Intake.Ending.FINAL)) {
                case STARVED, WAITING -> {
                    return false;
                }
                case MORE -> {}
                case END, NOTHING, REPLACED, FAULT -> done.add(left.poll());
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
