/**
 * Moving in from another shipper.
 *
 * <p><b>Enters:</b> its configuration, as {@link dev.tailrace.core.config.Node}s with places, and what it remembers of files. <b>Leaves:</b> a
 * {@link dev.tailrace.core.movein.Draft} of the same configuration for Tailrace, which says in a comment, with the line it stood in, whatever
 * has no counterpart; and entries for the registry, so that nothing is sent again.
 *
 * <p>What is common stands here: the draft, {@link dev.tailrace.core.movein.Options} (a mapping from which settings are taken one by one, so
 * that those nobody took are known), {@link dev.tailrace.core.movein.Takeover}. Each shipper has a package of its own.
 *
 * <p><b>Invariant:</b> no setting is dropped in silence: each is in the draft as a setting or as a comment.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.movein.filebeat.FilebeatImport}.
 */
package dev.tailrace.core.movein;
