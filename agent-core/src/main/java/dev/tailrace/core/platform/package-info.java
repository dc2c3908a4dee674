/**
 * What differs between operating systems, as a port with one implementation for each, chosen once at start.
 *
 * <p>The module for Windows provides {@link dev.tailrace.core.platform.Platform} through {@link java.util.ServiceLoader}; where none says
 * that it is the one, {@link dev.tailrace.core.platform.PosixPlatform} serves.
 */
package dev.tailrace.core.platform;
