/**
 * The agent on Windows, tried under Wine: tests inside a Windows JVM, and the packages installed, run, upgraded and removed.
 *
 * <p>Enters: the build's classes and packages, {@code windows/testbed}. Leaves: verdicts. What Wine cannot show stands in
 * {@code windows/check-on-windows.ps1}.
 */
package dev.tailrace.packaging.windows;
