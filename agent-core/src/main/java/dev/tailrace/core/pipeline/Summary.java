package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.processors.StepTally;
import dev.tailrace.core.queue.QueueState;
import dev.tailrace.core.ship.OutputTally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param inputs the books of each input, in the order of the configuration
 * @param outputs the books of each output, likewise
 * @param drops what the rules of each input's processors dropped
 * @param failures what each input's processors could not work on
 * @param queues the disk queues of the outputs that have one
 * @param lasted from start to end
 * @param failure what ended it before its time; null if nothing did
 */
public record Summary(
        Map<String, Tally.Balance> inputs,
        Map<String, OutputTally.Balance> outputs,
        Map<String, List<StepTally.Count>> drops,
        Map<String, List<StepTally.Count>> failures,
        Map<String, QueueState> queues,
        Duration lasted,
        Throwable failure) {
    /** All inputs together. */
    public Tally.Balance total() {
        return inputs.values().stream().reduce(new Tally.Balance(0, 0, 0, 0, 0), Tally.Balance::plus);
    }

    /**
     * The books as people read them: a line for each input and each output if there are several or one has a disk queue, for each rule that
     * dropped and each processor that failed, and for all.
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (inputs.size() > 1) {
            inputs.forEach((id, balance) -> text.append(line("input " + id, balance)).append('\n'));
        }
        if (outputs.size() > 1 || !queues.isEmpty()) {
            outputs.forEach((name, balance) -> text.append(line(name, balance)).append(queue(name)).append('\n'));
        }
        drops.forEach((id, counts) -> counts.forEach(count -> text.append(
                String.format(Locale.ROOT, "input %s: %d dropped by %s%n", id, count.events(), count.rule()))));
        failures.forEach((id, counts) -> counts.forEach(count -> text.append(
                String.format(Locale.ROOT, "input %s: %d tagged, as %s could not work on them%n", id, count.events(), count.rule()))));
        double seconds = Math.max(1e-3, lasted.toNanos() / 1e9);
        text.append(line("total", total()));
        text.append(String.format(Locale.ROOT, "%n%.1f s, %,.0f events/s", seconds, total().delivered() / seconds));
        return text.toString();
    }

    /** What rests on the disk for an output, and what was lost there. */
    private String queue(String output) {
        QueueState queue = queues.get(output);
        if (queue == null) {
            return "";
        }
        String lost = queue.lost() == 0 ? "" : String.format(Locale.ROOT, ", lost by damage %d", queue.lost());
        return String.format(Locale.ROOT, " (on disk %d in %d bytes%s)", queue.events(), queue.bytes(), lost);
    }

    private static String line(String output, OutputTally.Balance b) {
        return String.format(
                Locale.ROOT,
                "output %s: taken %d = delivered %d + dead-lettered %d + in flight %d",
                output,
                b.taken(),
                b.delivered(),
                b.deadLettered(),
                b.inFlight());
    }

    private static String line(String who, Tally.Balance b) {
        return String.format(
                Locale.ROOT,
                "%s: read %d = delivered %d + dropped %d + dead-lettered %d + in flight %d (%d bytes)",
                who,
                b.read(),
                b.delivered(),
                b.dropped(),
                b.deadLettered(),
                b.inFlight(),
                b.bytes());
    }
}
