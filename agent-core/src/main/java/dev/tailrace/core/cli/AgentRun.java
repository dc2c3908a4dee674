package dev.tailrace.core.cli;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.DutyThread;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.journal.Journal;
import dev.tailrace.core.pipeline.Agent;
import dev.tailrace.core.pipeline.AgentOptions;
import dev.tailrace.core.pipeline.Summary;
import dev.tailrace.core.platform.ServiceLink;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.ConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent, from start to end. Apart from the command, so that commands that log nothing need not set a log up. One use. */
final class AgentRun {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRun.class);

    /** Heap that the agent takes beside the batches. */
    private static final long BESIDE_BATCHES = 24 << 20;

    private final Path data;
    private final boolean once;
    private final ConfigFile file;
    private final SystemLog systemLog;
    private final ServiceLink link;

    AgentRun(Path data, boolean once, ConfigFile file, SystemLog systemLog, ServiceLink link) {
        this.data = data;
        this.once = once;
        this.file = file;
        this.systemLog = systemLog;
        this.link = link;
    }

    ExitStatus run(AgentConfig config, Terminal terminal) throws IOException, InterruptedException {
        try (Stopping stopping = Stopping.onSignal(config.shutdownTimeout(), link)) {
            Summary summary;
            try (Journal journal = Journal.open(config.logging(), data);
                    ControlRoom control = new ControlRoom(data)) {
                LOG.info("tailrace {} starts; data in {}, log in {}", VersionCommand.version(), data, journal.file());
                warnOfSmallHeap(config);
                AgentOptions options = new AgentOptions(data, once, Optional.of(file), next -> {
                    control.serve(next.http());
                    journal.level(next.logging().level());
                });
                Optional<Agent> agent = start(config, options);
                if (agent.isEmpty()) {
                    return ExitStatus.FAILED;
                }
                stopping.running(agent.get());
                control.open(agent.get());
                control.serve(config.http());
                summary = watched(agent.get());
            }
            terminal.err().println(summary.text());
            if (summary.failure() != null) {
                terminal.say("ended by a failure: " + summary.failure());
                return ExitStatus.FAILED;
            }
            systemLog.tell(SystemLog.Kind.ENDED, "Tailrace has ended.\n\n" + summary.text());
            stopping.endsWith(ExitStatus.DONE);
            return ExitStatus.DONE;
        }
    }

    /** Waits for the agent's end, and tells the system's event log of it meanwhile. */
    private Summary watched(Agent agent) throws InterruptedException {
        if (systemLog == SystemLog.NONE) {
            return agent.awaitEnd();
        }
        Announcer announcer = new Announcer(agent, systemLog, Clock.SYSTEM.nanos());
        announcer.started(data, agent.recovery());
        DutyThread thread = new DutyThread(announcer, new Signal(), Clock.SYSTEM, (duty, bug) ->
                LOG.error("the event log is told nothing more", bug)).start();
        try {
            return agent.awaitEnd();
        } finally {
            thread.stop();
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
