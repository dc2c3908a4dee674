package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ServiceLoader;

/** The operating system under the agent. */
public interface Platform {
    /** True if this is the system we run on. */
    boolean isCurrent();

    /** What a file is, whatever it is called: see {@link FileKey}. Follows symbolic links. */
    FileKey fileKey(Path file) throws IOException;

    /**
     * What stands at a path. A system that can tell all of it at one look, so that key and size are those of the same file, does.
     *
     * @param followLinks whether a symbolic link stands for what it points at
     */
    default FileStat look(Path file, boolean followLinks) throws IOException {
        BasicFileAttributes found = followLinks
                ? Files.readAttributes(file, BasicFileAttributes.class)
                : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        FileStat.Type type = FileStat.Type.of(found);
        FileKey key = type == FileStat.Type.FILE || type == FileStat.Type.DIRECTORY ? fileKey(file) : FileKey.NONE;
        return new FileStat(key, type, found.size(), found.lastModifiedTime().toMillis());
    }

    /**
     * Opens a file for reading, following links, and shares it with everybody. A system that can tell which file a handle leads to asks that.
     *
     * @throws SharingViolation if others do not share it
     */
    default OpenFile open(Path file) throws IOException {
        return ChannelFile.open(this, file);
    }

    /** Where the agent keeps its data unless told otherwise. */
    Path defaultData();

    /** What this machine calls itself, without asking the network. */
    String hostName();

    /** Bytes that only this machine can open, where the system has that (DPAPI); else as they are. */
    default byte[] protect(byte[] secret) throws IOException {
        return secret.clone();
    }

    /** Opens what {@link #protect} gave. */
    default byte[] unprotect(byte[] guarded) throws IOException {
        return guarded.clone();
    }

    /** Who runs the agent in the background. */
    default ServiceManager services() {
        return new Systemd();
    }

    /** The line to the service manager, for the process of a service. */
    default ServiceLink serviceLink() {
        return ServiceLink.NONE;
    }

    /** The system's event log, if it has one beside files and streams. */
    default SystemLog systemLog() {
        return SystemLog.NONE;
    }

    /** The implementation for this system. */
    static Platform current() {
        return ServiceLoader.load(Platform.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Platform::isCurrent)
                .findFirst()
                .orElseGet(PosixPlatform::new);
    }
}
