package dev.tailrace.windows.service;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data directory, and who may use it: administrators, the system and the service's account, nobody else. What {@code ProgramData} hands down
 * lets every user make files there. Accounts are named by their numbers, whatever Windows calls them in its language.
 */
final class DataDirectory {
    /** Where the control bits of a security descriptor are, and the one by which nothing is handed down from above (SE_DACL_PROTECTED). */
    private static final int CONTROL = 2;

    private static final short PROTECTED = 0x1000;
    /** {@code sizeof(SECURITY_DESCRIPTOR)}. */
    private static final int DESCRIPTOR = 40;

    private static final int HANDED_DOWN = WinNT.OBJECT_INHERIT_ACE | WinNT.CONTAINER_INHERIT_ACE;
    /** As {@code icacls} calls it, M: read, write, execute, delete; not the rights themselves. */
    private static final int MODIFY = WinNT.FILE_GENERIC_READ | WinNT.FILE_GENERIC_WRITE | WinNT.FILE_GENERIC_EXECUTE | WinNT.DELETE;

    /** S-1-5-18. */
    private static final byte[] SYSTEM = {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0};
    /** S-1-5-32-544. */
    private static final byte[] ADMINISTRATORS = {1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0};

    /** An access control list's own bytes, and those of an entry beside its SID: {@code ACL}, {@code ACCESS_ALLOWED_ACE}. */
    private static final int HEAD = 8;

    private static final int ENTRY = 8;

    private DataDirectory() {}

    /**
     * An entry of the access control list.
     *
     * @param sid whom it is for
     * @param rights what they may do
     */
    record Right(byte[] sid, int rights) {}

    /** What is there already, too, has these rights and no others from now on. */
    static void grant(Path data, Optional<String> account) throws IOException {
        Files.createDirectories(data.resolve("logs"));
        WinNT.ACL list = list(rights(account));
        WinNT.SECURITY_DESCRIPTOR descriptor = descriptor(list);
        for (Path path : all(data)) {
            if (!Advapi32.INSTANCE.SetFileSecurity(path.toString(), WinNT.DACL_SECURITY_INFORMATION, descriptor.getPointer())) {
                throw new IOException("the rights on " + path + " cannot be set: " + new Win32Exception(Native.getLastError()).getMessage());
            }
        }
    }

    private static WinNT.SECURITY_DESCRIPTOR descriptor(WinNT.ACL list) throws IOException {
        WinNT.SECURITY_DESCRIPTOR descriptor = new WinNT.SECURITY_DESCRIPTOR(DESCRIPTOR);
        if (!Advapi32.INSTANCE.InitializeSecurityDescriptor(descriptor, WinNT.SECURITY_DESCRIPTOR_REVISION)
                || !Advapi32.INSTANCE.SetSecurityDescriptorDacl(descriptor, true, list, false)) {
            throw new IOException("no rights can be described: error " + Native.getLastError());
        }
        Pointer bytes = descriptor.getPointer();
        bytes.setShort(CONTROL, (short) (bytes.getShort(CONTROL) | PROTECTED));
        return descriptor;
    }

    private static List<Right> rights(Optional<String> account) throws IOException {
        List<Right> rights = new ArrayList<>(List.of(new Right(SYSTEM, WinNT.FILE_ALL_ACCESS), new Right(ADMINISTRATORS, WinNT.FILE_ALL_ACCESS)));
        try {
            account.filter(name -> !Accounts.isSystem(name)).map(Accounts::sid).ifPresent(sid -> rights.add(new Right(sid, MODIFY)));
        } catch (Win32Exception e) {
            throw new IOException("there is no account " + account.get() + ": " + e.getMessage(), e);
        }
        return rights;
    }

    private static WinNT.ACL list(List<Right> rights) throws IOException {
        int size = HEAD + rights.stream().mapToInt(right -> ENTRY + right.sid.length).sum();
        WinNT.ACL list = new WinNT.ACL(size);
        boolean made = Advapi32.INSTANCE.InitializeAcl(list, size, WinNT.ACL_REVISION);
        for (Right right : rights) {
            Memory sid = new Memory(right.sid.length);
            sid.write(0, right.sid, 0, right.sid.length);
            made = made && Advapi32.INSTANCE.AddAccessAllowedAceEx(list, WinNT.ACL_REVISION, HANDED_DOWN, right.rights, new WinNT.PSID(sid));
        }
        if (!made) {
            throw new IOException("no list of rights can be made: error " + Native.getLastError());
        }
        return list;
    }

    /** Deletes the directory with all that is in it. */
    static void delete(Path data) throws IOException {
        for (Path path : all(data).reversed()) {
            Files.delete(path);
        }
    }

    /** The directory and all below it, each after the folder it is in. */
    private static List<Path> all(Path data) throws IOException {
        try (Stream<Path> paths = Files.walk(data)) {
            return paths.toList();
        }
    }
}
