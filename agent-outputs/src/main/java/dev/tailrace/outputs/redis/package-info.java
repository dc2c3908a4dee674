/**
 * {@code type: redis}: a list that consumers pop from, or a channel that subscribers listen to.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> commands, pipelined, with an event's JSON document as the value.
 *
 * <h2>Commands</h2>
 * A connection speaks the protocol through Jedis, of which nothing but its {@code Connection} is used: it has no threads, and writes what it
 * gets to a socket of ours, so that TLS, timeouts and hosts are those of all outputs. Lettuce, the other client that is well kept, brings
 * Netty and Reactor along (14 jars of 7.4 MB instead of one of 1.3 MB) and threads of its own, for asynchrony that nothing here needs.
 * A client written for this output alone sent 2.5 million lines of 240 bytes with a second of CPU time, this one sends 1.8 million: an array
 * for each document. 0.15 us a line, of some 3 us in all, is the price of not having a protocol to keep.
 * <pre>
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
