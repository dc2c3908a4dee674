package dev.tailrace.windows.identity;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.ptr.IntByReference;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.OpenFile;
import dev.tailrace.core.platform.SharingViolation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * An open handle: all that is told of a file comes from it, so that key, size and bytes are those of one and the same file. It shares
 * reading, writing and deleting, so that it stands in no writer's way.
 *
 * <p>Source: Microsoft, {@code CreateFileW}, {@code GetFileInformationByHandleEx}, {@code FILE_ID_INFO}, {@code BY_HANDLE_FILE_INFORMATION}.
 */
final class FileHandle implements AutoCloseable {
    private static final int ERROR_FILE_NOT_FOUND = 2;
    private static final int ERROR_PATH_NOT_FOUND = 3;
    private static final int ERROR_TOO_MANY_OPEN_FILES = 4;
    private static final int ERROR_ACCESS_DENIED = 5;
    private static final int ERROR_SHARING_VIOLATION = 32;
    private static final int ERROR_LOCK_VIOLATION = 33;
    private static final int ERROR_HANDLE_EOF = 38;
    private static final int ERROR_INVALID_NAME = 123;
    private static final int ERROR_DELETE_PENDING = 303;
    private static final long INVALID_HANDLE_VALUE = -1;

    private static final int ATTRIBUTE_DIRECTORY = 0x10;
    private static final int ATTRIBUTE_REPARSE_POINT = 0x400;
    private static final int TAG_SYMLINK = 0xA000000C;
    private static final int TAG_JUNCTION = 0xA0000003;

    /** 100 ns units between 1601, where Windows' time begins, and 1970. */
    private static final long EPOCH = 116_444_736_000_000_000L;

    private static final int LONGEST_NAME = 261;
    /** Bytes come through memory outside the heap; a duty's thread has one piece of it for all its files. */
    private static final int PIECE = 128 * 1024;

    private static final ThreadLocal<Memory> PIECES = ThreadLocal.withInitial(() -> new Memory(PIECE));

    private final FileApi api;
    private final Pointer handle;
    private final String path;

    private FileHandle(FileApi api, Pointer handle, String path) {
        this.api = api;
        this.handle = handle;
        this.path = path;
    }

    /** To look at what stands there: needs no right to read, and no writer can refuse it. */
    static FileHandle look(FileApi api, Path file, boolean followLinks) throws IOException {
        int flags = FileApi.FILE_FLAG_BACKUP_SEMANTICS | (followLinks ? 0 : FileApi.FILE_FLAG_OPEN_REPARSE_POINT);
        return open(api, file, FileApi.FILE_READ_ATTRIBUTES, flags);
    }

    /** To read. */
    static FileHandle read(FileApi api, Path file) throws IOException {
        return open(api, file, FileApi.GENERIC_READ, 0);
    }

    /** A deletion that is pending refuses everybody, also on systems that would still open the file. */
    private static FileHandle open(FileApi api, Path file, int access, int flags) throws IOException {
        String path = file.toString();
        Pointer handle = api.CreateFileW(
                new WString(WidePath.of(file)), access, FileApi.FILE_SHARE_ALL, null, FileApi.OPEN_EXISTING, flags, null);
        if (Pointer.nativeValue(handle) == INVALID_HANDLE_VALUE) {
            throw failure(path, Native.getLastError());
        }
        FileHandle opened = new FileHandle(api, handle, path);
        boolean wanted = false;
        try {
            wanted = !opened.isDeletePending();
        } finally {
            if (!wanted) {
                opened.close();
            }
        }
        if (!wanted) {
            throw failure(path, ERROR_DELETE_PENDING);
        }
        return opened;
    }

    // ---- what the handle tells

    /** What stands there. */
    FileStat stat(Volumes volumes) throws IOException {
        if (api.GetFileType(handle) != FileApi.FILE_TYPE_DISK) {
            return new FileStat(FileKey.NONE, FileStat.Type.OTHER, 0, 0);
        }
        try (Memory info = byHandle()) {
            FileStat.Type type = type(info.getInt(0));
            FileKey key = type == FileStat.Type.FILE ? lastingKey(info, volumes) : type == FileStat.Type.DIRECTORY ? key(info) : FileKey.NONE;
            long size = Integer.toUnsignedLong(info.getInt(32)) << 32 | Integer.toUnsignedLong(info.getInt(36));
            long modified = Integer.toUnsignedLong(info.getInt(20)) | (long) info.getInt(24) << 32;
            return new FileStat(key, type, size, Math.floorDiv(modified - EPOCH, 10_000));
        }
    }

    /** Which file this is. */
    FileKey key(Volumes volumes) throws IOException {
        try (Memory info = byHandle()) {
            return (info.getInt(0) & ATTRIBUTE_DIRECTORY) == 0 ? lastingKey(info, volumes) : key(info);
        }
    }

    private Memory byHandle() throws IOException {
        Memory info = new Memory(FileApi.BY_HANDLE_BYTES);
        if (!api.GetFileInformationByHandle(handle, info)) {
            int error = Native.getLastError();
            info.close();
            throw failure(path, error);
        }
        return info;
    }

    private FileStat.Type type(int attributes) {
        if ((attributes & ATTRIBUTE_REPARSE_POINT) != 0 && isLink()) {
            return FileStat.Type.LINK;
        }
        return (attributes & ATTRIBUTE_DIRECTORY) == 0 ? FileStat.Type.FILE : FileStat.Type.DIRECTORY;
    }

    /** Only links lead elsewhere: other reparse points stand for files that are kept compressed, deduplicated or in a cloud. */
    private boolean isLink() {
        try (Memory tag = new Memory(FileApi.FILE_ATTRIBUTE_TAG_INFO_BYTES)) {
            return ask(FileApi.FILE_ATTRIBUTE_TAG_INFO, tag) && (tag.getInt(4) == TAG_SYMLINK || tag.getInt(4) == TAG_JUNCTION);
        }
    }

    /** The key, if it stays this file's. */
    private FileKey lastingKey(Memory info, Volumes volumes) {
        FileKey key = key(info);
        return !isRemote() && volumes.isLasting(key.volume(), this) ? key : new FileKey(key.volume(), 0, 0);
    }

    /** 128 bits where the volume has them (ReFS needs all of them), else 64. */
    private FileKey key(Memory info) {
        try (Memory wide = new Memory(FileApi.FILE_ID_INFO_BYTES)) {
            if (ask(FileApi.FILE_ID_INFO, wide)) {
                return new FileKey(wide.getLong(0), wide.getLong(16), wide.getLong(8));
            }
        }
        long index = Integer.toUnsignedLong(info.getInt(44)) << 32 | Integer.toUnsignedLong(info.getInt(48));
        return new FileKey(Integer.toUnsignedLong(info.getInt(28)), 0, index);
    }

    private boolean isRemote() {
        try (Memory protocol = new Memory(FileApi.FILE_REMOTE_PROTOCOL_INFO_BYTES)) {
            return ask(FileApi.FILE_REMOTE_PROTOCOL_INFO, protocol);
        }
    }

    String fileSystem() {
        char[] name = new char[LONGEST_NAME];
        boolean told = api.GetVolumeInformationByHandleW(handle, null, 0, null, null, new IntByReference(), name, name.length);
        return told ? Native.toString(name) : "";
    }

    long size() throws IOException {
        return standard(info -> info.getLong(8));
    }

    boolean isDeletePending() throws IOException {
        return standard(info -> (long) info.getByte(20)) != 0;
    }

    private long standard(ToLongFunction<Memory> field) throws IOException {
        try (Memory info = new Memory(FileApi.FILE_STANDARD_INFO_BYTES)) {
            if (!ask(FileApi.FILE_STANDARD_INFO, info)) {
                throw failure(path, Native.getLastError());
            }
            return field.applyAsLong(info);
        }
    }

    private boolean ask(int kind, Memory into) {
        return api.GetFileInformationByHandleEx(handle, kind, into, (int) into.size());
    }

    // ---- what it holds

    int read(long offset, byte[] into, int at, int most) throws IOException {
        Memory piece = PIECES.get();
        try (Memory place = new Memory(FileApi.OVERLAPPED_BYTES)) {
            place.clear();
            place.setLong(16, offset);
            IntByReference count = new IntByReference();
            if (!api.ReadFile(handle, piece, Math.min(most, PIECE), count, place)) {
                int error = Native.getLastError();
                if (error == ERROR_HANDLE_EOF) {
                    return OpenFile.END;
                }
                throw failure(path, error);
            }
            int got = count.getValue();
            piece.read(0, into, at, got);
            return got == 0 && most > 0 ? OpenFile.END : got;
        }
    }

    @Override
    public void close() {
        api.CloseHandle(handle);
    }

    private static FileSystemException failure(String path, int error) {
        Supplier<String> reason = () -> Kernel32Util.formatMessage(error).strip() + " (" + error + ')';
        return switch (error) {
            case ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_INVALID_NAME -> new NoSuchFileException(path, null, reason.get());
            case ERROR_ACCESS_DENIED -> new AccessDeniedException(path, null, reason.get());
            case ERROR_DELETE_PENDING -> new AccessDeniedException(path, null, "it was deleted, and somebody still holds it");
            case ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION -> new SharingViolation(path, reason.get());
            case ERROR_TOO_MANY_OPEN_FILES -> new FileSystemException(path, null, "Too many open files");
            default -> new FileSystemException(path, null, reason.get());
        };
    }
}
