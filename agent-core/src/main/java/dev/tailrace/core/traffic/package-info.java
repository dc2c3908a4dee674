/**
 * What the logs say: requests, statuses, durations, clients and paths of the last hour, for the live page.
 *
 * <p><b>Enters:</b> parsed events, at the workers ({@link dev.tailrace.core.traffic.TrafficObserver}), as
 * {@link dev.tailrace.core.traffic.TrafficNotes} at the {@link dev.tailrace.core.traffic.TrafficDuty}. <b>Leaves:</b> a
 * {@link dev.tailrace.core.traffic.TrafficReport}, to who asks.
 *
 * <h2>What is counted</h2>
 * <ol>
 *   <li><b>By the time of events</b>, a minute a slot, sixty slots. What is older when it is read is not counted; what is from the future counts as
 *       of now. Nothing is kept over a restart.
 *   <li><b>A request</b> is an event with {@code http.response.status_code}. Its class is the first digit. Its duration is {@code event.duration}
 *       (nanoseconds), its client {@code source.ip}, its path {@code url.path}, else {@code url.original} up to the question mark.
 *   <li><b>Up to {@value dev.tailrace.core.traffic.TrafficNotes#MOST} events of a batch are looked at</b>; of more every second, third, ... with a weight
 *       of two, three, ... So a quiet log is counted exactly, and a busy one costs a bounded time a batch.
 *   <li><b>Durations</b> are kept in histograms of two significant digits (HdrHistogram), one a minute, so that percentiles of the hour are those of
 *       all its requests and not averages of averages.
 *   <li><b>Top clients and paths</b> by Metwally's Space-Saving (A. Metwally et al., "Efficient Computation of Frequent and Top-k Elements in Data
 *       Streams", 2005): {@value dev.tailrace.core.traffic.Frequent#MOST} counters each five minutes. A count may be too high by what its error says,
 *       never too low; who has more than 1/256 of five minutes' requests is there for certain.
 * </ol>
 *
 * <h2>Memory</h2>
 * At most 1 MB of histograms and 1.5 MB of counters, however many clients there are; nothing before the first request.
 *
 * <p><b>Owner:</b> the {@link dev.tailrace.core.traffic.TrafficDuty}. <b>Invariant:</b> the data path does not wait for it.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.traffic.TrafficBook}.
 */
package dev.tailrace.core.traffic;
