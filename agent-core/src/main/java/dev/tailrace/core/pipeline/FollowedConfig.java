package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Problems.Problem;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.ConfigFile;
import dev.tailrace.core.setup.ConfigLoader.Loaded;
import dev.tailrace.core.setup.ReloadConfig;
import dev.tailrace.core.status.ReloadStatus;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration file of a running agent: notices changes, and reads them. A change is read once the file has stayed the same for a
 * moment, as an editor or a copy may still be at it. Owned by the agent's thread; its status is told to any.
 */
final class FollowedConfig {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedConfig.class);
    private static final long MOMENT = 300_000_000L;

    private final ConfigFile file;
    private Optional<ConfigFile.Stamp> read;
    private Optional<ConfigFile.Stamp> seen;
    private long lookAt;
    private volatile boolean asked;
    private volatile ReloadStatus status;

    FollowedConfig(ConfigFile file, long nowMillis) {
        this.file = file;
        this.read = file.before();
        this.seen = read;
        this.status = ReloadStatus.started(file.path().toAbsolutePath().normalize().toString(), nowMillis);
    }

    /** What became of changes. From any thread. */
    ReloadStatus status() {
        return status;
    }

    /** Reads the file at the next look, whether it changed or not. From any thread. */
    void ask() {
        asked = true;
    }

    /** When to look next. */
    long due() {
        return lookAt;
    }

    /** A configuration to be taken over, if there is one. */
    Optional<AgentConfig> look(ReloadConfig how, Fields names, long now, long nowMillis) {
        boolean wanted = asked;
        if (!wanted && (!how.enabled() || now - lookAt < 0)) {
            return Optional.empty();
        }
        Optional<ConfigFile.Stamp> stamp = file.stamp();
        if (!wanted && (stamp.isEmpty() || stamp.equals(read))) {
            lookAt = now + how.period().toNanos();
            return Optional.empty();
        }
        if (!wanted && !stamp.equals(seen)) {
            seen = stamp;
            lookAt = now + MOMENT;
            return Optional.empty();
        }
        asked = false;
        read = stamp;
        seen = stamp;
        lookAt = now + how.period().toNanos();
        Loaded loaded = file.load(names);
        loaded.problems().stream().filter(problem -> !problem.fatal()).forEach(problem -> LOG.warn("{}", problem));
        if (loaded.config().isEmpty()) {
            refuse(loaded.problems().stream().filter(Problem::fatal).map(Problem::toString).toList(), nowMillis);
        }
        return loaded.config();
    }

    /** What was read cannot be taken over; what runs goes on. */
    void refuse(List<String> problems, long nowMillis) {
        status = status.refused(nowMillis, problems);
        LOG.error("{} was changed and is not taken over, what runs goes on: {}", file.path(), String.join("; ", problems));
    }

    /** What was read is what runs. */
    void unchanged() {
        status = status.unchanged();
    }

    /** @param later settings that wait for the next start */
    void taken(long nowMillis, List<String> later) {
        status = status.taken(nowMillis, later);
        later.forEach(each -> LOG.warn("{} was changed: that comes into force at the next start", each));
    }
}
