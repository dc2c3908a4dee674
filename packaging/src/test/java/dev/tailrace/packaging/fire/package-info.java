/**
 * The whole under fire: real proxies under traffic, both ways to a real Elasticsearch, and everything in between killed and rotated at random. In the end each
 * request that was made is one document on each way, with what the client knows in its fields.
 *
 * <p><b>Driven.</b> squid and nginx from Debian, by {@link dev.tailrace.packaging.fire.Crowd}s of {@link dev.tailrace.packaging.fire.Visitor}s on raw
 * connections: keep-alive, CONNECT, errors, non-ASCII URLs, queries of several KB, requests that are none. IIS and a Go proxy by {@link
 * dev.tailrace.packaging.fire.Scribe}s that write what those write. Every real proxy's request bears a number in its URL, every generated one too.
 *
 * <p><b>Disturbed.</b> A {@link dev.tailrace.packaging.fire.Plan}'s seed says who is killed when, and for how long: the three agents (now and then asked to
 * end), the broker, Elasticsearch; and which log is rotated in which way: {@code squid -k rotate}, {@code nginx -s reopen}, logrotate, and what IIS and Go
 * programs do themselves. What cannot be held against a reader is avoided: {@code copytruncate} of a real proxy's log comes in a moment without requests, since
 * what a server writes between the copy and the truncation stands nowhere any more.
 *
 * <p><b>Asserted</b>, after every round of some ten minutes, when all is up again and at rest: <ol>
 * <li>the log is what the clients know ({@link dev.tailrace.packaging.fire.Witnesses}): each request once, with its method, status, size, address, URL;
 * <li>each line of the log is one document by the straight way, one record in its topic, one document by way of the broker ({@link
 *     dev.tailrace.packaging.fire.Reckoning}), neither more nor less;
 * <li>each document has the fields that an independent reading of its line gives ({@link dev.tailrace.packaging.fire.Dialect}), and no others;
 * <li>no dead letters, agents' books that balance, and nothing left to read for one that is started again.
 * </ol>
 * The documents of a round are deleted after it, so that a line which came again later would be of no line at all.
 *
 * <p>A {@link dev.tailrace.packaging.fire.Census} counts. <b>Reported</b> in Markdown: {@link dev.tailrace.packaging.fire.FireReport}. If something is wrong the folder of the run stays: logs, data folders, and
 * {@code happened.log} with the time of each kill and rotation.
 *
 * <p>Threads: the test's own strikes, rotates and counts; each visitor has one, the scribes have one together, and a victim one while it is down.
 *
 * <p>Read first: {@link dev.tailrace.packaging.fire.FireIT}, then {@link dev.tailrace.packaging.fire.Fire}.
 */
package dev.tailrace.packaging.fire;
