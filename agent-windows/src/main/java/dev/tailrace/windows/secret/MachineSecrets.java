package dev.tailrace.windows.secret;

import com.sun.jna.platform.win32.Crypt32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinCrypt;
import java.io.IOException;

/** Locks and opens secrets. */
public final class MachineSecrets {
    private static final int FLAGS = WinCrypt.CRYPTPROTECT_LOCAL_MACHINE | WinCrypt.CRYPTPROTECT_UI_FORBIDDEN;

    private MachineSecrets() {}

    public static byte[] protect(byte[] secret) throws IOException {
        try {
            return Crypt32Util.cryptProtectData(secret, FLAGS);
        } catch (Win32Exception e) {
            throw new IOException("Windows does not protect the secret: " + e.getMessage(), e);
        }
    }

    public static byte[] unprotect(byte[] guarded) throws IOException {
        try {
            return Crypt32Util.cryptUnprotectData(guarded, FLAGS);
        } catch (Win32Exception e) {
            throw new IOException("the secret was kept on another machine, or is damaged: " + e.getMessage(), e);
        }
    }
}
