package dev.tailrace.windows.service;

import com.sun.jna.platform.win32.Advapi32Util;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** Security identifiers (SID) of accounts, in their binary form. */
final class Accounts {
    private static final String SERVICE = "NT SERVICE\\";
    private static final String LOCAL = ".\\";
    /** Revision 1, six numbers, authority 5 (NT). */
    private static final byte[] HEAD = {1, 6, 0, 0, 0, 0, 0, 5};
    /** SECURITY_SERVICE_ID_BASE_RID. */
    private static final int SERVICES = 80;

    private Accounts() {}

    /** Whether the account is what a service has that was given none: the system itself. */
    static boolean isSystem(String account) {
        return account.equalsIgnoreCase("LocalSystem");
    }

    /** The SID of an account that may run a service; that of a service's own is known before the service is there. */
    static byte[] sid(String account) {
        Optional<String> service = after(SERVICE, account);
        return service.isPresent() ? ofService(service.get()) : Advapi32Util.getAccountByName(after(LOCAL, account).orElse(account)).sid;
    }

    private static Optional<String> after(String prefix, String account) {
        return account.regionMatches(true, 0, prefix, 0, prefix.length()) ? Optional.of(account.substring(prefix.length())) : Optional.empty();
    }

    /** S-1-5-80 and the SHA-1 of the name in capitals as UTF-16LE: what {@code sc showsid} shows. */
    static byte[] ofService(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(name.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_16LE));
            return ByteBuffer.allocate(HEAD.length + Integer.BYTES + hash.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(HEAD)
                    .putInt(SERVICES)
                    .put(hash)
                    .array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
