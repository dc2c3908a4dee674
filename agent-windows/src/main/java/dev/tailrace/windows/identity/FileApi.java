package dev.tailrace.windows.identity;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** The functions of {@code kernel32} for files. {@code Native.getLastError()} tells why one failed. */
interface FileApi extends StdCallLibrary {
    FileApi KERNEL32 = Native.load("kernel32", FileApi.class);

    /** Attributes only: needs no right to read and conflicts with no share mode. */
    int FILE_READ_ATTRIBUTES = 0x80;
    int GENERIC_READ = 0x80000000;
    /** Others may read, write and delete. */
    int FILE_SHARE_ALL = 7;
    int OPEN_EXISTING = 3;
    /** Needed to open a directory. */
    int FILE_FLAG_BACKUP_SEMANTICS = 0x02000000;
    /** A link itself, not what it leads to. */
    int FILE_FLAG_OPEN_REPARSE_POINT = 0x00200000;

    int FILE_TYPE_DISK = 1;

    /** {@code FILE_INFO_BY_HANDLE_CLASS.FileStandardInfo}: allocation (8 bytes), size (8), links (4), deletion pending (1), directory (1). */
    int FILE_STANDARD_INFO = 1;

    int FILE_STANDARD_INFO_BYTES = 24;
    /** {@code FileAttributeTagInfo}: attributes (4 bytes), what kind of reparse point (4). */
    int FILE_ATTRIBUTE_TAG_INFO = 9;

    int FILE_ATTRIBUTE_TAG_INFO_BYTES = 8;
    /** {@code FileRemoteProtocolInfo}: only a handle to a share has it. */
    int FILE_REMOTE_PROTOCOL_INFO = 13;

    int FILE_REMOTE_PROTOCOL_INFO_BYTES = 180;
    /** {@code FileIdInfo}: volume serial (8 bytes), file id (16). */
    int FILE_ID_INFO = 18;

    int FILE_ID_INFO_BYTES = 24;
    /** {@code BY_HANDLE_FILE_INFORMATION}: attributes at 0, last write at 20, volume serial at 28, size high at 32, index high at 44, low at 48. */
    int BY_HANDLE_BYTES = 52;
    /** {@code OVERLAPPED}: offset at 16. */
    int OVERLAPPED_BYTES = 32;

    Pointer CreateFileW(WString name, int access, int share, Pointer security, int disposition, int flags, Pointer template);

    boolean GetFileInformationByHandleEx(Pointer handle, int kind, Pointer into, int bytes);

    boolean GetFileInformationByHandle(Pointer handle, Pointer into);

    boolean GetVolumeInformationByHandleW(
            Pointer handle, Pointer name, int nameLength, Pointer serial, Pointer longest, IntByReference flags, char[] system, int systemLength);

    int GetFileType(Pointer handle);

    boolean ReadFile(Pointer handle, Pointer into, int most, IntByReference read, Pointer overlapped);

    boolean CloseHandle(Pointer handle);
}
