/**
 * Access logs as proxies and web servers write them, made up from a seed: the logs of the quickstart, of the whole-agent tests and of the
 * benchmarks.
 *
 * <p>Enters: a seed, a format, a number of requests. Leaves: lines. Owner: whoever holds the {@link
 * dev.tailrace.packaging.samples.Traffic}; one thread. Invariant: the same seed gives the same bytes, on any machine and in any time
 * zone; every request carries its number as {@code seq=N} in its path, so that a reader of the shipped events can tell a lost line from a
 * repeated one.
 *
 * <p>Read first: {@link dev.tailrace.packaging.samples.Traffic}, then {@link dev.tailrace.packaging.samples.LogFormat}.
 */
package dev.tailrace.packaging.samples;
