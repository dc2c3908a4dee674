package dev.tailrace.core.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** The operating system under the agent. */
public interface Platform {
    /** True if this is the system we run on. */
    boolean isCurrent();

    /** What a file is, whatever it is called: see {@link FileKey}. Follows symbolic links. */
    FileKey fileKey(Path file) throws IOException;

    /** Where the agent keeps its data unless told otherwise. */
    Path defaultData();

    /** What this machine calls itself, without asking the network. */
    String hostName();

    /** The implementation for this system. */
    static Platform current() {
        return ServiceLoader.load(Platform.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Platform::isCurrent)
                .findFirst()
                .orElseGet(PosixPlatform::new);
    }
}
