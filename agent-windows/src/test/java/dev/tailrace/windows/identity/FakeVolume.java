package dev.tailrace.windows.identity;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;

/** A volume with one file, which says of both what a test wants to hear. */
final class FakeVolume implements FileApi {
    private static final Pointer HANDLE = new Pointer(64);
    private static final int SERIAL = 0xCAFE_0001;
    private static final long WIDE_SERIAL = 0x1234_5678_CAFE_0001L;

    /** The file's 128 bits, the upper ones first; null on a volume that has no such. */
    long[] id = {7, 5};
    /** The file's 64 bits. */
    long index = 0xA_0000_0005L;

    /** Of the file, as Windows numbers them. */
    int attributes;
    /** What kind of reparse point it is. */
    int tag;

    String system = "NTFS";
    boolean shared;
    boolean deletePending;
    /** What each opening asked for, and how many of them are not closed. */
    final List<String> asked = new ArrayList<>();

    int open;

    @Override
    public Pointer CreateFileW(WString name, int access, int share, Pointer security, int disposition, int flags, Pointer template) {
        asked.add("access %x, shares %d, disposition %d".formatted(access, share, disposition));
        open++;
        return HANDLE;
    }

    @Override
    public boolean GetFileInformationByHandleEx(Pointer handle, int kind, Pointer into, int bytes) {
        into.clear(bytes);
        switch (kind) {
            case FILE_STANDARD_INFO -> into.setByte(20, (byte) (deletePending ? 1 : 0));
            case FILE_ATTRIBUTE_TAG_INFO -> into.setInt(4, tag);
            case FILE_REMOTE_PROTOCOL_INFO -> {
                return shared;
            }
            case FILE_ID_INFO -> {
                if (id == null) {
                    return false;
                }
                into.setLong(0, WIDE_SERIAL);
                into.setLong(8, id[1]);
                into.setLong(16, id[0]);
            }
            default -> throw new IllegalArgumentException("asks for " + kind);
        }
        return true;
    }

    @Override
    public boolean GetFileInformationByHandle(Pointer handle, Pointer into) {
        into.clear(BY_HANDLE_BYTES);
        into.setInt(0, attributes);
        into.setInt(28, SERIAL);
        into.setInt(44, (int) (index >>> 32));
        into.setInt(48, (int) index);
        return true;
    }

    @Override
    public boolean GetVolumeInformationByHandleW(
            Pointer handle, Pointer name, int nameLength, Pointer serial, Pointer longest, IntByReference flags, char[] into, int intoLength) {
        system.getChars(0, system.length(), into, 0);
        return true;
    }

    @Override
    public int GetFileType(Pointer handle) {
        return FILE_TYPE_DISK;
    }

    @Override
    public boolean ReadFile(Pointer handle, Pointer into, int most, IntByReference read, Pointer overlapped) {
        return true;
    }

    @Override
    public boolean CloseHandle(Pointer handle) {
        open--;
        return true;
    }
}
