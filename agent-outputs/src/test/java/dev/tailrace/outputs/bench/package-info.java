/**
 * What each output costs by itself: encoding and sending to a sink in another process that answers at once.
 *
 * <p>{@code packaging/bench/outputs} runs {@link dev.tailrace.outputs.bench.OutputBenchmark}.
 */
package dev.tailrace.outputs.bench;
