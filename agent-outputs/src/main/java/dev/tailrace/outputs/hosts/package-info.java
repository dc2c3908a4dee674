/**
 * Several receivers of the same kind: which one gets the next request, and which ones are left alone for a while.
 *
 * <p><b>Enters:</b> how each request ended. <b>Leaves:</b> a host for the next one. Choosing is a pure function of the hosts' states, the
 * time and chance, so that all of it is tested without a network.
 *
 * <p>Each host has a circuit breaker (after M. Nygard, <i>Release It!</i>): <i>closed</i> it takes requests; after failures in a row it is
 * <i>open</i> and takes none for a pause that doubles; then it is <i>half open</i> and takes one, whose end decides.
 *
 * <p>Requests are the passive check. The active one ({@code health_check}) asks hosts that have not been heard of for a while, and those that
 * are left alone: two checks in a row that fail open a breaker before a request pays for it; one that succeeds ends the pause. It never
 * closes a breaker: that takes a request, since a server may answer checks and fail at work.
 *
 * <p><b>Owner:</b> {@link dev.tailrace.outputs.hosts.Hosts}, one per output, under its own lock: it is entered twice per request, never
 * per line. <b>Invariant:</b> there is always a host: if all are open, the one whose pause ends first is tried, because an output is
 * never given up.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.outputs.hosts.Hosts}, then {@link dev.tailrace.outputs.hosts.Breaker}.
 */
package dev.tailrace.outputs.hosts;
