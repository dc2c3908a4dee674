/**
 * The keystore behind {@code ${secret:NAME}}.
 *
 * <p><b>Layout:</b> two files in the data directory, both for their owner alone (mode 0600).
 * <ul>
 *   <li>{@code secrets.p12}: a PKCS12 keystore. An entry's alias is its name in hexadecimal, as PKCS12 does not tell capitals from small
 *       letters; its key is the secret's UTF-8. Java encrypts and seals it (PBES2 with AES-256, HMAC-SHA-256).
 *   <li>{@code secrets.key}: the keystore's password, 32 random bytes, as {@link dev.tailrace.core.platform.Platform#protect} leaves them: on
 *       Windows only the account that the agent runs under can open them (DPAPI), on Linux the file's mode is what guards them.
 * </ul>
 * On Linux, whoever can read both files has the secrets; so has whoever is root. What the keystore is for: configurations, their backups,
 * support bundles, messages and the log are free of them.
 *
 * <p><b>Rules:</b> a file is written beside the old one, forced, and put in its place. A value is never shown, nor written to a log. The
 * keystore is read once for a configuration, and only if that names a secret.
 *
 * <p><b>Owner:</b> whoever runs {@code tailrace secret}; a running agent reads only.
 */
package dev.tailrace.core.secret;
