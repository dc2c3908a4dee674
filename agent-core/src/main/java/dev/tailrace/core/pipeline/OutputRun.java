package dev.tailrace.core.pipeline;

import dev.tailrace.core.duty.Turning;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.setup.OutputConfig;
import java.util.List;

/**
 * A running output.
 *
 * @param config as it was opened
 * @param output the receiver
 * @param lane the way to it
 * @param threads turn its duties, in the order of the data path
 */
record OutputRun(OutputConfig config, Output output, Lane lane, List<Turning> threads) {}
