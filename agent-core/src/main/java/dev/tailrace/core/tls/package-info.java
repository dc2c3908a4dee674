/**
 * Whom the agent believes when it asks others over TLS: notifiers' servers, and another agent's control plane.
 *
 * <p><b>Enters:</b> certificates of authorities, in PEM. <b>Leaves:</b> an {@link javax.net.ssl.SSLContext}. (Outputs, which have more to
 * choose, see to this themselves.)
 */
package dev.tailrace.core.tls;
