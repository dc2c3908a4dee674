/**
 * Alerts: more than so many events of a kind within a time, altogether or of one client.
 *
 * <p><b>Enters:</b> parsed events, at the workers ({@link dev.tailrace.core.alert.AlertObserver}), as
 * {@link dev.tailrace.core.alert.Sightings} at the {@link dev.tailrace.core.alert.AlertDuty}. <b>Leaves:</b>
 * {@link dev.tailrace.core.alert.Alarm}s, to those who tell them ({@link dev.tailrace.core.notify}) and to the page.
 *
 * <h2>What is counted</h2>
 * <ol>
 *   <li><b>An event counts for a rule</b> if it meets the rule's condition and has every field of {@code group_by}. The values of those fields are
 *       its group; each group has a window of its own. Events that a processor drops do not count.
 *   <li><b>A window slides over the time of events</b>, not over the time at which they were read: a hundred errors spread over a day are no burst
 *       because they are read in one second. It is a ring of {@value dev.tailrace.core.alert.Window#SLOTS} slots, each a twelfth of the
 *       window long, whose newest is that of the newest event. Its sum is the number of events of the last 11/12 to 12/12 of the window: never
 *       more than there were, so that no alarm comes too early.
 *   <li><b>Alarms are about now.</b> Events older than the window plus ten minutes when they are read are not counted: reading yesterday's logs at
 *       the first start warns of nothing. An event from the future counts as one of now.
 * </ol>
 *
 * <h2>When it is told</h2>
 * <pre>
 * quiet --more than threshold--> ALARM --not exceeded for a whole window--> quiet, recovery is told
 *                                 |  ^
 *                                 +--+ still exceeded, and told longer than `suppress` ago: told again
 * </pre>
 * A group that alarms again within {@code suppress} of the last time that it was told is not told, and neither is that it recovers.
 *
 * <h2>Memory</h2>
 * Bounded for any number of clients: at most {@code max_groups} groups a rule (10,000), about 250 bytes each, kept by Caffeine, which, when there
 * are more, keeps those that are seen often and lets go of those that are seen once. Groups that alarm are kept apart, at most 1,000 a rule; of
 * more, only the number is told. A worker's notes of one batch hold at most {@value dev.tailrace.core.alert.Sightings#MOST} different (rule, group,
 * slot). A group is known by a 64-bit hash of its values.
 *
 * <h2>Across restarts</h2>
 * Nothing is kept. Windows begin empty, an alarm that stood is told again if it still stands, and not that it recovered if it does not. Lines that
 * are read again after a crash are counted again, if they are not too old. The same holds for a reload that changes {@code alerts} or
 * {@code notifiers}; any other leaves them alone.
 *
 * <p><b>Owner:</b> the {@link dev.tailrace.core.alert.AlertDuty} owns all windows. <b>Invariant:</b> the data path does not wait for it.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.alert.Window}, then {@link dev.tailrace.core.alert.AlertBook}.
 */
package dev.tailrace.core.alert;
