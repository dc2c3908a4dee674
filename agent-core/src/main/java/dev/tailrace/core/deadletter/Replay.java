package dev.tailrace.core.deadletter;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.pipeline.Agent;
import dev.tailrace.core.pipeline.AgentOptions;
import dev.tailrace.core.pipeline.Summary;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.registry.Forgetting;
import dev.tailrace.core.registry.Opening;
import dev.tailrace.core.registry.Registry;
import dev.tailrace.core.registry.RegistrySetup;
import dev.tailrace.core.registry.SyncPolicy;
import dev.tailrace.core.route.RoutePlan;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import dev.tailrace.core.setup.OutputConfig;
import dev.tailrace.core.setup.Print;
import dev.tailrace.core.ship.LetterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** Ships the dead letters of one output again. One use. */
public final class Replay {
    private static final String INPUT = "dead-letters-";

    private final AgentConfig config;
    private final OutputConfig output;
    private final Path data;
    private final Map<Path, Long> unread = new ConcurrentHashMap<>();
    private Agent agent;

    /** @param data the data directory */
    public Replay(AgentConfig config, OutputConfig output, Path data) {
        this.config = config;
        this.output = output;
        this.data = data;
    }

    /** How it can end. */
    public sealed interface End {
        /** There are none. */
        record Nothing() implements End {}

        /**
         * It ran.
         *
         * @param summary its books: dead-lettered are those that were refused again
         * @param unread how many lines were no letters, by the file that they stay in
         */
        record Ran(Summary summary, Map<Path, Long> unread) implements End {}
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException if it cannot: an agent runs on this data directory
     */
    public End run() throws IOException, InterruptedException {
        List<Path> files = closedFiles();
        if (files.isEmpty()) {
            return new End.Nothing();
        }
        agent = Agent.start(asAgent(files), new AgentOptions(data, true));
        Summary summary = agent.awaitEnd();
        boolean isWhole = summary.failure() == null && summary.total().inFlight() == 0;
        if (isWhole) {
            for (Path file : files) {
                putAway(file);
            }
        }
        return new End.Ran(summary, Map.copyOf(unread));
    }

    /** The files with letters, none of which grows any more. */
    private List<Path> closedFiles() throws IOException {
        LetterFiles letters = new LetterFiles(output.plan().delivery().deadLetters(data, output.name()));
        return switch (Registry.open(setup())) {
            case Opening.Refused(String reason) -> throw new IOException(reason);
            case Opening.Opened opened -> {
                try (Registry registry = opened.registry()) {
                    LetterFiles.Committed committed = LetterFiles.committed(registry.marks(output.name()));
                    SortedMap<Long, Long> lengths = letters.committedLengths(committed);
                    if (!lengths.isEmpty()) {
                        letters.begin(committed);
                    }
                    yield new ArrayList<>(lengths.keySet().stream().map(letters::file).toList());
                }
            }
        };
    }

    private RegistrySetup setup() {
        return new RegistrySetup(Registry.storage(data), Clock.SYSTEM, SyncPolicy.BATCH, new SecureRandom());
    }

    private AgentConfig asAgent(List<Path> files) {
        InputPlan plan = new InputPlan() {
            @Override
            public int[] ownFields(Fields fields) {
                return new int[0];
            }

            @Override
            public Input start(InputContext context) {
                return new LetterInput(context.withoutShared(), files, unread);
            }
        };
        InputConfig input = new InputConfig(
                INPUT + output.name(),
                "dead-letters",
                plan,
                ChainPlan.EMPTY,
                RoutePlan.to(List.of(output.name())),
                Map.of(),
                List.of(),
                Print.of(List.of(output.name())));
        return config.with(List.of(input));
    }

    /** Every letter of it has its new state, which is remembered: it has served. */
    private void putAway(Path file) throws IOException {
        if (unread.containsKey(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unread"));
        } else {
            Files.deleteIfExists(file);
        }
        if (Registry.forget(setup(), file.toString()) instanceof Forgetting.Refused(String reason)) {
            throw new IOException(reason);
        }
    }
}
