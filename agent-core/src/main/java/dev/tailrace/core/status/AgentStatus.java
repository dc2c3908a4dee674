package dev.tailrace.core.status;

import dev.tailrace.core.alert.AlertState;
import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.output.Receiver;
import dev.tailrace.core.processors.StepTally;
import dev.tailrace.core.queue.QueueState;
import dev.tailrace.core.registry.RegistryStatus;
import dev.tailrace.core.ship.OutputTally;
import dev.tailrace.core.ship.ShipState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running agent at one moment. Times are milliseconds since 1970.
 *
 * @param name the host's name in events
 * @param startedAt since when it runs
 * @param at the moment
 * @param config where its configuration comes from, and what became of changes
 * @param inputs in the order of the configuration
 * @param outputs likewise; those that an input feeds
 * @param registry what is remembered
 * @param alerts what is warned of
 */
public record AgentStatus(
        String name,
        long startedAt,
        long at,
        ReloadStatus config,
        List<InputStatus> inputs,
        List<OutputStatus> outputs,
        RegistryStatus registry,
        AlertState alerts) {
    /**
     * An input.
     *
     * @param answers false if it did not tell of its files in time
     * @param books what it read and what became of that
     * @param drops what rules dropped
     * @param failures what processors could not work on
     * @param waitsFor the output whose memory is full, so that nothing is read; empty if reading goes on
     * @param files that it follows
     * @param complaints what is wrong, and how often it was met
     * @param sharingViolations see {@link dev.tailrace.core.input.InputState}
     */
    public record InputStatus(
            String id,
            String type,
            boolean answers,
            Tally.Balance books,
            List<StepTally.Count> drops,
            List<StepTally.Count> failures,
            String waitsFor,
            List<FileStatus> files,
            Map<String, Long> complaints,
            long sharingViolations) {}

    /**
     * A followed file.
     *
     * @param identity volume and index
     * @param delivered bytes from its beginning that are acknowledged, and remembered as such
     * @param offset bytes that were read
     * @param lagSeconds how long the oldest of what is not delivered has waited, as far as is known; 0 if all is
     * @param state see {@link dev.tailrace.core.input.SourceState}
     * @param trouble why it could not be read the last time; empty if it could
     */
    public record FileStatus(
            String path,
            String identity,
            long generation,
            long size,
            long offset,
            long delivered,
            double lagSeconds,
            String state,
            String trouble) {
        /** Bytes that are not delivered. */
        public long lagBytes() {
            return Math.max(0, size - delivered);
        }
    }

    /**
     * An output.
     *
     * @param books what it took and what became of that
     * @param rate events delivered a second, over the last minute or so
     * @param state what it is at
     * @param hosts how they do, none if it has none
     * @param pool its memory
     * @param queue the disk queue before it
     */
    public record OutputStatus(
            String name,
            String type,
            OutputTally.Balance books,
            double rate,
            ShipState state,
            List<Receiver> hosts,
            Pool pool,
            Optional<QueueState> queue) {}

    /**
     * The memory for an output's lines.
     *
     * @param limit bytes
     * @param held bytes that are taken
     * @param batches that take them
     */
    public record Pool(long limit, long held, int batches) {}
}
