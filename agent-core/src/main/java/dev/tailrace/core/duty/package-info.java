/**
 * Roles without threads: every piece of state has one owner, and the owner is a {@link dev.tailrace.core.duty.Duty}.
 *
 * <p>In production a {@link dev.tailrace.core.duty.DutyThread} turns a duty and sleeps until its signal or its next due time; in a test the
 * simulator turns it, with its own clock. Calls that block go through {@link dev.tailrace.core.duty.Offload} and come back as messages in
 * the duty's own inbox; a {@link dev.tailrace.core.duty.Relay} turns a duty and runs its calls by the same threads. No duty touches another's state.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.duty.Duty}.
 */
package dev.tailrace.core.duty;
