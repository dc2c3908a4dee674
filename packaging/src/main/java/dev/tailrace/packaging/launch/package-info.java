/**
 * An unpacked distribution used as its users do: its launcher started as a process, what it says and what it shipped looked at.
 *
 * <p>Enters: the folder of a distribution, arguments, environment. Leaves: exit status, the books of the run's summary, the numbers of
 * the requests that arrived. Owner: whoever started the process; one thread. Invariant: only processes that were started here are ever
 * ended. What differs between systems, how a process is started and asked to end, is {@code HostSystem}'s.
 *
 * <p>Read first: {@link dev.tailrace.packaging.launch.Launcher}.
 */
package dev.tailrace.packaging.launch;
