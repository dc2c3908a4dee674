package dev.tailrace.windows.identity;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;

/** The functions of {@code kernel32} that tell what a handle is. {@code Native.getLastError()} tells why one failed. */
interface FileApi extends StdCallLibrary {
    FileApi KERNEL32 = Native.load("kernel32", FileApi.class);

    /** Attributes only: needs no right to read and conflicts with no share mode. */
    int FILE_READ_ATTRIBUTES = 0x80;
    /** Others may read, write and delete. */
    int FILE_SHARE_ALL = 7;
    int OPEN_EXISTING = 3;
    /** Needed to open a directory. */
    int FILE_FLAG_BACKUP_SEMANTICS = 0x02000000;

    /** {@code FILE_INFO_BY_HANDLE_CLASS.FileIdInfo}: volume serial (8 bytes), file id (16). */
    int FILE_ID_INFO = 18;

    int FILE_ID_INFO_BYTES = 24;
    /** {@code BY_HANDLE_FILE_INFORMATION}: volume serial at 28, index high at 44, low at 48. */
    int BY_HANDLE_BYTES = 52;

    Pointer CreateFileW(WString name, int access, int share, Pointer security, int disposition, int flags, Pointer template);

    boolean GetFileInformationByHandleEx(Pointer handle, int kind, Pointer into, int bytes);

    boolean GetFileInformationByHandle(Pointer handle, Pointer into);

    boolean CloseHandle(Pointer handle);
}
