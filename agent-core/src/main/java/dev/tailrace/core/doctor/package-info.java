/**
 * Finds what will go wrong before it does: {@code tailrace doctor}.
 *
 * <p><b>Enters:</b> a checked configuration. <b>Leaves:</b> {@link dev.tailrace.core.doctor.Finding}s, each with what to do. Looks only:
 * nothing is opened for writing but a probe file in the data directory, which is deleted; no output is opened, so that a running agent is
 * not disturbed.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.doctor.Doctor}.
 */
package dev.tailrace.core.doctor;
