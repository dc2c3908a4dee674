/**
 * {@code type: logstash}: the Lumberjack protocol, version 2, as Logstash's Beats input and its kin speak it.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> windows of events on a connection, each acknowledged before the next one goes.
 *
 * <h2>Frames</h2>
 * All numbers are 32 bits, big end first. Source: the protocol's description in {@code elastic/go-lumber} and in Logstash's Beats input.
 * <pre>
 * '2' 'W' count                          the events that follow make a window of so many
 * '2' 'J' sequence length document       an event; sequence counts from 1 in each window
 * '2' 'C' length zlib(frames)            frames, compressed together
 * '2' 'A' sequence                       from the server: all up to there are taken; 0: still at it
 * </pre>
 * Every document begins with {@code "@metadata":{"beat":"tailrace","type":"_doc","version":...,"_id":ID}}, by which a pipeline can write
 * an event under its id, so that a repeat overwrites itself.
 *
 * <h2>Rules</h2>
 * <ul>
 *   <li>A window is encoded before it is sent, because its count comes first; it is bounded by {@code bulk_max_bytes} and {@code
 *       bulk_max_events}, and its buffer is kept.
 *   <li>Windows start small on a new connection and grow by half with each one acknowledged (slow start), so that a server that has just
 *       come up is not flooded.
 *   <li>What was acknowledged does not go again, even if the connection breaks in the middle of a window. What was not goes again, to
 *       another host if there is one. The protocol cannot tell repeats: delivery is at least once.
 *   <li>Each acknowledgement, also a partial one or 0, gives the server {@code timeout} more.
 * </ul>
 *
 * <p><b>Owner:</b> a connection belongs to the request in flight that took it. <b>Read first:</b> {@link
 * dev.tailrace.outputs.logstash.Lumberjack}, then {@link dev.tailrace.outputs.logstash.Window}; hosts and connections are in {@link
 * dev.tailrace.outputs.socket}.
 */
package dev.tailrace.outputs.logstash;
