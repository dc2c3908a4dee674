package dev.tailrace.windows.service;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.tailrace.core.platform.ServiceManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where prunsrv keeps a service's settings: in the part of the registry that 32-bit programs see. */
final class ProcrunRegistry {
    private static final String SERVICE = "SOFTWARE\\WOW6432Node\\Apache Software Foundation\\Procrun 2.0\\" + ServiceManager.NAME;

    private ProcrunRegistry() {}

    /** The service's data directory: where it was told to start. */
    static Optional<Path> data() {
        String start = SERVICE + "\\Parameters\\Start";
        return Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, start, "WorkingPath")
                ? Optional.of(Path.of(Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, start, "WorkingPath")))
                : Optional.empty();
    }

    static void remove() {
        for (String part : List.of("\\Parameters\\Java", "\\Parameters\\Log", "\\Parameters\\Start", "\\Parameters\\Stop", "\\Parameters", "")) {
            if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, SERVICE + part)) {
                Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, SERVICE + part);
            }
        }
    }
}
