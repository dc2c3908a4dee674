package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.disk.Fault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What an input complains about: said once, counted when it repeats, said again only after it was over. */
final class Notices {
    private static final int MOST = 10_000;

    private final Consumer<String> out;
    private final Map<String, Long> counts = new HashMap<>();
    private final Set<String> current = new HashSet<>();
    private long sharingViolations;

    Notices(Consumer<String> out) {
        this.out = out;
    }

    /** Something is wrong. */
    void tell(String message) {
        current.add(message);
        if (counts.merge(message, 1L, Long::sum) == 1) {
            out.accept(message);
        }
    }

    /** The disk refused something. */
    void tell(Fault fault) {
        sharingViolations += fault.kind() == Fault.Kind.SHARING ? 1 : 0;
        tell(fault.toString());
    }

    /** A whole scan is over: what it did not meet again is no longer so, and would be news the next time. */
    void scanned() {
        counts.keySet().retainAll(current);
        if (counts.size() > MOST) {
            counts.clear();
        }
        current.clear();
    }

    /** How often another process shared a file with nobody. */
    long sharingViolations() {
        return sharingViolations;
    }

    /** What is wrong at the moment, and how often it was met. */
    Map<String, Long> standing() {
        return Map.copyOf(counts);
    }
}
