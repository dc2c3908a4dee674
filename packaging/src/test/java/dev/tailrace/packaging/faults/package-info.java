/**
 * What can go wrong between the agent and a real Elasticsearch or OpenSearch, each thing by itself, and what becomes of the lines: a table of
 * faults, lines lost and lines repeated.
 *
 * <p>Enters: {@link dev.tailrace.packaging.faults.Fault}s. Between the built agent and a real server stands the {@link
 * dev.tailrace.packaging.faults.FaultyWire}, which passes requests on byte for byte and spoils some of them. Every fault is run twice: the
 * agent lives through it, and the agent is killed in the midst of it and started again. Leaves: one {@link
 * dev.tailrace.packaging.faults.Row} for each, printed and kept as {@code target/faults.md}.
 *
 * <p>Invariant: nothing lost, nothing repeated; what the server refused for good stands in the dead letters, once.
 *
 * <p>Read first: {@link dev.tailrace.packaging.faults.FaultMatrixIT}.
 */
package dev.tailrace.packaging.faults;
