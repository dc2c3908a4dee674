/**
 * {@code type: http}: any collector that takes events by POST.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> requests, as one JSON object or as NDJSON:
 * <pre>
 * {"logs":[{...},{...}],"hostname":"proxy-01","service":"squid"}
 * </pre>
 * Each carries an {@code Idempotency-Key}: the same for a repeat of the same body, another one for any other body, so that a collector can
 * drop repeats. It is made of the first event's id and a hash of all ids that could follow and of the limits in force, since it is sent
 * before the body's end is known.
 *
 * <p>2xx is a yes. 429 and 5xx, silence and broken connections: again, after {@code Retry-After} if there is one. 413: smaller from now on.
 * Another 4xx: the body is halved until the event that the collector refuses stands alone. 401, 403, 404 and redirects: again, slowly,
 * since it is the configuration that is wrong and not the events.
 *
 * <p><b>Invariant:</b> with one request in flight, the default, lines arrive in order. {@code rate_limit} holds on average over any
 * stretch: a request that exceeded it is paid for before the next one goes.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.outputs.collector.CollectorSlot}, then {@link dev.tailrace.outputs.http.HttpOutput}.
 */
package dev.tailrace.outputs.collector;
