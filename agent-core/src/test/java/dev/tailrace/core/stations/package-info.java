/**
 * What the benchmarks of the stations on a line's way have in common: {@code split} stands beside the intake of files, {@code grok} and {@code encode} beside
 * the processors, {@code ship} beside the outputs; {@code packaging/bench/stations} runs them all. The counter {@code Moved} stands in each of them: JMH
 * writes code into the package of a state, for each module that uses it, and no package may stand in two modules.
 */
package dev.tailrace.core.stations;
