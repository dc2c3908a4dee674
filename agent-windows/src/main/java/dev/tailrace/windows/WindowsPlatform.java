package dev.tailrace.windows;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.OpenFile;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.platform.ServiceLink;
import dev.tailrace.core.platform.ServiceManager;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.windows.identity.WindowsFiles;
import dev.tailrace.windows.secret.MachineSecrets;
import dev.tailrace.windows.service.EventSource;
import dev.tailrace.windows.service.ServiceLine;
import dev.tailrace.windows.service.WindowsServices;
import java.io.IOException;
import java.nio.file.Path;

/** Windows: NTFS and ReFS file indexes, {@code ProgramData}. */
public final class WindowsPlatform implements Platform {
    private final WindowsFiles files = new WindowsFiles();

    @Override
    public boolean isCurrent() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    @Override
    public FileKey fileKey(Path file) throws IOException {
        return files.key(file);
    }

    @Override
    public FileStat look(Path file, boolean followLinks) throws IOException {
        return files.look(file, followLinks);
    }

    @Override
    public OpenFile open(Path file) throws IOException {
        return files.open(file);
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

    @Override
    public byte[] protect(byte[] secret) throws IOException {
        return MachineSecrets.protect(secret);
    }

    @Override
    public byte[] unprotect(byte[] guarded) throws IOException {
        return MachineSecrets.unprotect(guarded);
    }

    @Override
    public ServiceManager services() {
        return new WindowsServices();
    }

    @Override
    public ServiceLink serviceLink() {
        return new ServiceLine();
    }

    @Override
    public SystemLog systemLog() {
        return new EventSource();
    }
}
