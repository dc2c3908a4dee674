package dev.tailrace.windows;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.windows.identity.FileIndex;
import java.io.IOException;
import java.nio.file.Path;

/** Windows: NTFS and ReFS file indexes, {@code ProgramData}. */
public final class WindowsPlatform implements Platform {
    @Override
    public boolean isCurrent() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    @Override
    public FileKey fileKey(Path file) throws IOException {
        return FileIndex.of(file);
    }

    @Override
    public Path defaultData() {
        String programData = System.getenv("ProgramData");
        return Path.of(programData == null ? "C:\\ProgramData" : programData, "Tailrace");
    }

    @Override
    public String hostName() {
        String name = System.getenv("COMPUTERNAME");
        return name == null ? "localhost" : name;
    }
}
