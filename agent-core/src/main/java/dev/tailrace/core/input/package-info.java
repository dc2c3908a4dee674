/**
 * The port to where lines come from.
 *
 * <p><b>Enters:</b> settings and an {@link dev.tailrace.core.input.InputContext}. <b>Leaves:</b> batches, through the
 * {@link dev.tailrace.core.input.Outlet}, and requests to the registry, through {@link dev.tailrace.core.registry.Memory}.
 *
 * <p><b>Owner:</b> each input is one duty, which owns all its files; it blocks on nothing but the local disk.
 */
package dev.tailrace.core.input;
