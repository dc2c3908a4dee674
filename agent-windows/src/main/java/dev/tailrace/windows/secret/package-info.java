/**
 * Secrets at rest: Windows' data protection (DPAPI).
 *
 * <p><b>Enters:</b> bytes. <b>Leaves:</b> bytes that only this machine can open. Bound to the machine, not to an account: an administrator
 * keeps a secret, and the service's account uses it. What keeps other accounts away is the rights of the data directory.
 */
package dev.tailrace.windows.secret;
