package dev.tailrace.windows.identity;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Kernel32Util;
import dev.tailrace.core.platform.FileKey;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file index behind a path: 128 bits where the volume has them (ReFS needs all of them), else 64.
 *
 * <p>Source: Microsoft, {@code FILE_ID_INFO} and {@code BY_HANDLE_FILE_INFORMATION}. File systems without indexes (FAT, some shares)
 * answer 0 or numbers that change: {@link FileKey#isStable} tells the former.
 */
public final class FileIndex {
    private static final int ERROR_FILE_NOT_FOUND = 2;
    private static final int ERROR_PATH_NOT_FOUND = 3;
    private static final int ERROR_ACCESS_DENIED = 5;
    private static final int ERROR_DELETE_PENDING = 303;
    private static final long INVALID_HANDLE_VALUE = -1;

    private FileIndex() {}

    /** @throws NoSuchFileException also for a file whose deletion is pending: nobody can open it any more */
    public static FileKey of(Path file) throws IOException {
        String path = file.toAbsolutePath().toString();
        Pointer handle = FileApi.KERNEL32.CreateFileW(
                new WString(WidePath.of(path)),
                FileApi.FILE_READ_ATTRIBUTES,
                FileApi.FILE_SHARE_ALL,
                null,
                FileApi.OPEN_EXISTING,
                FileApi.FILE_FLAG_BACKUP_SEMANTICS,
                null);
        if (Pointer.nativeValue(handle) == INVALID_HANDLE_VALUE) {
            throw failure(path, Native.getLastError());
        }
        try {
            return of(handle, path);
        } finally {
            FileApi.KERNEL32.CloseHandle(handle);
        }
    }

    private static FileKey of(Pointer handle, String path) throws IOException {
        try (Memory wide = new Memory(FileApi.FILE_ID_INFO_BYTES)) {
            if (FileApi.KERNEL32.GetFileInformationByHandleEx(handle, FileApi.FILE_ID_INFO, wide, FileApi.FILE_ID_INFO_BYTES)) {
                return new FileKey(wide.getLong(0), wide.getLong(16), wide.getLong(8));
            }
        }
        try (Memory narrow = new Memory(FileApi.BY_HANDLE_BYTES)) {
            if (!FileApi.KERNEL32.GetFileInformationByHandle(handle, narrow)) {
                throw failure(path, Native.getLastError());
            }
            long index = Integer.toUnsignedLong(narrow.getInt(44)) << 32 | Integer.toUnsignedLong(narrow.getInt(48));
            return new FileKey(Integer.toUnsignedLong(narrow.getInt(28)), 0, index);
        }
    }

    private static FileSystemException failure(String path, int error) {
        String reason = Kernel32Util.formatMessage(error).strip() + " (" + error + ')';
        return switch (error) {
            case ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_DELETE_PENDING -> new NoSuchFileException(path, null, reason);
            case ERROR_ACCESS_DENIED -> new AccessDeniedException(path, null, reason);
            default -> new FileSystemException(path, null, reason);
        };
    }
}
