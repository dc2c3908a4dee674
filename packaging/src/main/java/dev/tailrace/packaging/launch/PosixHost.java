package dev.tailrace.packaging.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Linux and its like. The launcher gives way to the Java runtime, so that its process becomes the agent. */
final class PosixHost implements HostSystem {
    @Override
    public List<String> command(Path home, Map<String, String> environment) {
        return List.of(home.resolve("bin/tailrace").toString());
    }

    @Override
    public File nothing() {
        return new File("/dev/null");
    }

    /** By SIGTERM, as service managers do. */
    @Override
    public void askToEnd(Process process) {
        process.destroy();
    }
}
