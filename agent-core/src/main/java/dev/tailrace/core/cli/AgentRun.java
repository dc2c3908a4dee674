package dev.tailrace.core.cli;

import dev.tailrace.core.journal.Journal;
import dev.tailrace.core.pipeline.Agent;
import dev.tailrace.core.pipeline.AgentOptions;
import dev.tailrace.core.pipeline.Summary;
import dev.tailrace.core.setup.AgentConfig;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent, from start to end. Apart from the command, so that commands that log nothing need not set a log up. */
final class AgentRun {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRun.class);

    /** Heap that the agent takes beside the batches. */
    private static final long BESIDE_BATCHES = 24 << 20;

    private AgentRun() {}

    static ExitStatus run(AgentConfig config, AgentOptions options, Terminal terminal) throws IOException, InterruptedException {
        try (Stopping stopping = Stopping.onSignal(config.shutdownTimeout())) {
            Summary summary;
            try (Journal journal = Journal.open(config.logging(), options.data())) {
                LOG.info("tailrace {} starts; data in {}, log in {}", VersionCommand.version(), options.data(), journal.file());
                warnOfSmallHeap(config);
                Optional<Agent> agent = start(config, options);
                if (agent.isEmpty()) {
                    return ExitStatus.FAILED;
                }
                stopping.running(agent.get());
                summary = agent.get().awaitEnd();
            }
            terminal.err().println(summary.text());
            if (summary.failure() != null) {
                terminal.say("ended by a failure: " + summary.failure());
                return ExitStatus.FAILED;
            }
            stopping.endsWith(ExitStatus.DONE);
            return ExitStatus.DONE;
        }
    }

    /** The agent; empty if it cannot start. The reason is in the log then, where those look who run it as a service. */
    private static Optional<Agent> start(AgentConfig config, AgentOptions options) throws InterruptedException {
        try {
            return Optional.of(Agent.start(config, options));
        } catch (IOException e) {
            LOG.error("cannot start: {}", CommandRunner.explain(e));
            return Optional.empty();
        }
    }

    private static void warnOfSmallHeap(AgentConfig config) {
        int outputs = config.outputs().size();
        long batches = config.pipeline().memory() * outputs;
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < batches + BESIDE_BATCHES) {
            LOG.warn(
                    "lines on their way to {} may take {} MiB (pipeline.memory), and the Java heap has only {} MiB: give it more with TAILRACE_HEAP",
                    outputs == 1 ? "the output" : outputs + " outputs",
                    batches >> 20,
                    heap >> 20);
        }
    }
}
