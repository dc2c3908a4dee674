/**
 * Outputs that speak a protocol of their own over a connection that is kept: Lumberjack, Redis.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> one outcome each, after one or more connections have been tried. What is said on a connection is
 * the protocol's own matter, behind {@link dev.tailrace.outputs.socket.Connection}.
 *
 * <p><b>Invariant:</b> an event that a connection has taken out of {@code left} is confirmed and does not go again, also if the connection
 * breaks right afterwards.
 *
 * <p><b>Owner:</b> a connection belongs to the request in flight that took it. <b>Read first:</b> {@link
 * dev.tailrace.outputs.socket.SocketOutput}, then {@link dev.tailrace.outputs.socket.Opener}.
 */
package dev.tailrace.outputs.socket;
