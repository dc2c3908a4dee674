/**
 * The agent on Windows: {@link dev.tailrace.windows.WindowsPlatform} fills the core's platform port.
 *
 * <p>Nothing here is loaded elsewhere: on other systems {@link dev.tailrace.windows.WindowsPlatform#isCurrent} says no before any native
 * library is touched.
 */
package dev.tailrace.windows;
