package dev.tailrace.inputs.sim;

import dev.tailrace.inputs.file.disk.Watch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A watch of which a test decides what is heard.
 *
 * @param own what is asked for hints
 * @param heard takes hints from that, or from elsewhere, and tells those that are to be heard
 */
public record OverheardWatch(Watch own, BiConsumer<Watch, Consumer<Watch.Hint>> heard) implements Watch {
    @Override
    public void watch(String directory) {
        own.watch(directory);
    }

    @Override
    public void hush(String directory) {
        own.hush(directory);
    }

    @Override
    public void listen(String directory) {
        own.listen(directory);
    }

    @Override
    public void take(Consumer<Hint> to) {
        heard.accept(own, to);
    }

    @Override
    public void close() {
        own.close();
    }
}
