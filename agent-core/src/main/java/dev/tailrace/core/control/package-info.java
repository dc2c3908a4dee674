/**
 * The agent's HTTP side: status, files, health, and what asks for a reload.
 *
 * <p><b>Enters:</b> requests, from this machine unless the user says otherwise. <b>Leaves:</b> pages, made from what
 * {@link dev.tailrace.core.status.Operator} tells.
 *
 * <p><b>The server</b> is the JDK's own ({@code jdk.httpserver}): it is kept with the JDK, adds no jar to what must be looked after,
 * and its limits can be set: connections, size and number of headers, and how long a request may take to arrive. All of
 * that is a process-wide property of it, which {@link dev.tailrace.core.control.ControlServer} sets before it is first used.
 *
 * <p><b>Rules</b>, each of which has a test in {@code ControlServerTest}:
 * <ol>
 *   <li>It listens on the loopback address. Another one needs TLS and a token; a configuration without them is refused when it is read.
 *   <li>A request's {@code Host} must be a literal address, {@code localhost}, the address listened on, or a name that the user allowed. So a
 *       page of somebody's, whose name was made to lead to 127.0.0.1 (DNS rebinding), reaches nothing.
 *   <li>A request with an {@code Origin} other than that host is refused: no page of somebody's may ask for a reload.
 *   <li>With a token, every request but {@code /healthz} carries it, compared in constant time.
 *   <li>A path is a key of a fixed table. No path leads to a file.
 *   <li>Reading is GET and HEAD. What changes something is POST, with an empty body or 64 KiB at most.
 *   <li>What cannot be answered is refused with a short text that repeats nothing of the request.
 * </ol>
 *
 * <p><b>Owner:</b> the command that runs the agent. <b>Invariant:</b> whatever comes in, the data path does not notice.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.control.Gate}, then {@link dev.tailrace.core.control.ControlServer}.
 */
package dev.tailrace.core.control;
