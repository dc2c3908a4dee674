/**
 * TLS as the {@code ssl:} section describes it, the same for every output.
 *
 * <p><b>Enters:</b> settings: PEM files or PKCS12 stores, {@code verification_mode}, pins. <b>Leaves:</b> a {@link
 * dev.tailrace.outputs.tls.Tls} with socket factory, trust and host name check.
 *
 * <p><b>Invariant:</b> no key material and no passphrase ever appears in a message.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.outputs.tls.TlsKeys}, then {@link dev.tailrace.outputs.tls.Pem}.
 */
package dev.tailrace.outputs.tls;
