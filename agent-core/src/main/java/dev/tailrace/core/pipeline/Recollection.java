package dev.tailrace.core.pipeline;

import dev.tailrace.core.registry.Memory;
import dev.tailrace.core.registry.RegistryDuty;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What the registry remembers, for parts that start. */
interface Recollection {
    Memory of(String input) throws IOException, InterruptedException;

    Map<String, String> marksOf(String output) throws IOException, InterruptedException;

    /** While nobody turns the registry's duty yet. Memories are taken now, as a duty that is turned gives none away. */
    static Recollection before(RegistryHold registry, Iterable<String> inputs, Iterable<String> outputs) {
        Map<String, Memory> memories = new HashMap<>();
        inputs.forEach(input -> memories.put(input, registry.duty().memory(input)));
        Map<String, Map<String, String>> marks = new HashMap<>();
        outputs.forEach(output -> marks.put(output, registry.registry().marks(output)));
        return new Recollection() {
            @Override
            public Memory of(String input) {
                return memories.get(input);
            }

            @Override
            public Map<String, String> marksOf(String output) {
                return marks.get(output);
            }
        };
    }

    /** While its thread turns it. */
    static Recollection during(RegistryDuty registry) {
        return new Recollection() {
            @Override
            public Memory of(String input) throws IOException, InterruptedException {
                return ask(reply -> registry.memory(input, reply));
            }

            @Override
            public Map<String, String> marksOf(String output) throws IOException, InterruptedException {
                return ask(reply -> registry.marks(output, reply));
            }
        };
    }

    private static <T> T ask(Consumer<Consumer<T>> question) throws IOException, InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        try {
            return answer.get(1, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new IOException("the registry does not answer", e);
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
