/**
 * {@code type: redis}: a list that consumers pop from, or a channel that subscribers listen to.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> commands, pipelined, with an event's JSON document as the value.
 *
 * <h2>Commands</h2>
 * RESP, version 2, the protocol that Redis and Valkey have spoken since 1.2; source: the description of the protocol at redis.io. A command
 * is an array of byte strings, so that a document goes out as it was encoded.
 * <pre>
 * *N CRLF, then N times: $LENGTH CRLF bytes CRLF          a command
 * :NUMBER CRLF    +OK CRLF    -CODE message CRLF           a reply to it
 *
 * AUTH [USERNAME] PASSWORD    SELECT DB                    once on each connection
 * RPUSH KEY VALUE VALUE ...                                data_type: list; events in a row that have the same key together
 * PUBLISH KEY VALUE                                        data_type: channel
 * </pre>
 *
 * <h2>Rules</h2>
 * <ul>
 *   <li>The commands of at most {@code bulk_max_events} events and about {@code bulk_max_bytes} go out together; then their replies are read.
 *       A command is done wholly or not at all: a number says that its events are there.
 *   <li>An error that only concerns its key (WRONGTYPE) refuses the events if their fields name the key, and is waited for if all events
 *       go to one key. Any other (OOM, LOADING, READONLY, NOAUTH, NOPERM) is waited for.
 *   <li>Redis cannot tell repeats: delivery is at least once; a document carries its {@code event.id}. A list keeps order with {@code
 *       max_in_flight: 1}, the default. What is published while nobody listens is gone, as Redis has it.
 *   <li>With several hosts the default is {@code failover}: servers of one list are not copies of each other.
 * </ul>
 *
 * <p><b>Owner:</b> a connection belongs to the request in flight that took it. <b>Read first:</b> {@link
 * dev.tailrace.outputs.redis.RedisConnection}, then {@link dev.tailrace.outputs.redis.Commands}.
 */
package dev.tailrace.outputs.redis;
