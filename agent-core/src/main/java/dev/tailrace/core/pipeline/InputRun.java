package dev.tailrace.core.pipeline;

import dev.tailrace.core.batch.Tally;
import dev.tailrace.core.duty.DutyThread;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.setup.InputConfig;

/**
 * A running input.
 *
 * @param config as it was started
 * @param input its duty
 * @param tally its books, which go on when it is started anew
 * @param junction where it meets its outputs
 * @param thread turns it
 */
record InputRun(InputConfig config, Input input, Tally tally, Junction junction, DutyThread thread) {}
