/**
 * HTTP as outputs need it: one client per output, bodies that are encoded while they are sent, and one reading of status codes.
 *
 * <p><b>Enters:</b> a shipment and a {@link dev.tailrace.outputs.http.Dialect}: where to post, what stands around the events, what an
 * answer means. <b>Leaves:</b> one outcome, after as many requests as it takes.
 *
 * <p>A body is encoded while it is sent, in pieces, compressed on the way, and never held. It ends before {@code bulk_max_bytes} (as
 * encoded) or {@code bulk_max_events} is exceeded; what is left goes out in further requests of the same {@code send}. A body that is
 * written again is the same bytes.
 *
 * <p>413 halves the limit for good, since a server's or proxy's limit will not change; an event that is too large by itself is refused. 429
 * for a whole request halves it for a while. 502 to 504, silence and broken connections are a matter of the host: another one is tried at
 * once, if there is one.
 *
 * <p><b>Invariant:</b> one attempt is one request on the wire: the client repeats, follows and guesses nothing, because it is the ship duty
 * that repeats, and it must know. No credential is ever part of a message.
 *
 * <p><b>Owner:</b> requests in flight share the hosts, the learned limit and the throttle, nothing else.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.outputs.http.HttpOutput}, {@link dev.tailrace.outputs.http.HttpSender}, {@link
 * dev.tailrace.outputs.http.Poster}, {@link dev.tailrace.outputs.http.EventBody}, {@link dev.tailrace.outputs.http.Verdict}.
 */
package dev.tailrace.outputs.http;
