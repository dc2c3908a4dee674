/**
 * Patterns tried and proposed, for people who write them: what stands behind {@code tailrace grok}.
 *
 * <p><b>Enters:</b> a pattern and lines of a log. <b>Leaves:</b> what each line gives, or how far it matched and at which element of the
 * pattern it stopped; and proposals for a log nobody has written a pattern for.
 *
 * <p><b>Owner:</b> one thread, that of the command. Nothing here is made for speed.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.grok.trial.GrokTrial}.
 */
package dev.tailrace.core.grok.trial;
