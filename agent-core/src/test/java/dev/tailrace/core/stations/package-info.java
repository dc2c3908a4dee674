/**
 * What the benchmarks of the stations on a line's way have in common: {@code split} stands beside the intake of files, {@code grok} and {@code encode} beside
 * the processors, {@code ship} beside the outputs; {@code packaging/bench/stations} runs them all.
 */
package dev.tailrace.core.stations;
