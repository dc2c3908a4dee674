package dev.tailrace.inputs.sim;

import dev.tailrace.inputs.file.disk.Watch;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Hints about what happens in the directories that were asked for. */
final class SimWatch implements Watch {
    private final Set<String> watched = new HashSet<>();
    private final Set<String> hushed = new HashSet<>();
    private final ArrayDeque<Hint> hints = new ArrayDeque<>();

    void offer(Hint hint) {
        if (watched.contains(hint.directory()) && !(hint.modified() && hushed.contains(hint.directory()))) {
            hints.add(hint);
        }
    }

    @Override
    public void watch(String directory) {
        watched.add(directory);
    }

    @Override
    public void hush(String directory) {
        hushed.add(directory);
    }

    @Override
    public void listen(String directory) {
        hushed.remove(directory);
    }

    @Override
    public void take(Consumer<Hint> to) {
        for (Hint hint = hints.poll(); hint != null; hint = hints.poll()) {
            to.accept(hint);
        }
    }

    @Override
    public void close() {
        watched.clear();
    }
}
