package dev.tailrace.packaging.assembly;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/**
 * A Java runtime of just the modules that the agent needs, linked from the running JDK (which, without {@code jmods}, can link only for
 * its own platform).
 */
final class RuntimeImage {
    /** What no module asks for by name, yet the agent uses: the character sets of many hosts, TLS, passwords for Kafka, recordings on demand. */
    private static final List<String> BESIDES = List.of(
            "java.management",
            "java.security.jgss",
            "java.security.sasl",
            "jdk.charsets",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.security.jgss",
            "jdk.unsupported");

    private RuntimeImage() {}

    static void link(Path jars, Path image) {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("this JDK has no jlink: " + System.getProperty("java.home")));
        StringWriter said = new StringWriter();
        PrintWriter output = new PrintWriter(said, true);
        int status = jlink.run(
                output,
                output,
                "--add-modules",
                String.join(",", modules(jars)),
                "--output",
                image.toString(),
                "--compress",
                "zip-6",
                "--strip-debug",
                // It and the stripping change places from run to run, and with them the bytes.
                "--disable-plugin",
                "generate-jli-classes",
                "--no-header-files",
                "--no-man-pages");
        if (status != 0) {
            throw new IllegalStateException("jlink ended with " + status + ": " + said);
        }
    }

    /** The platform's modules that the jars require; jlink adds what those require in turn. */
    private static Set<String> modules(Path jars) {
        ModuleFinder platform = ModuleFinder.ofSystem();
        Set<String> modules = new TreeSet<>(BESIDES);
        for (ModuleReference jar : ModuleFinder.of(jars).findAll()) {
            for (Requires required : jar.descriptor().requires()) {
                boolean needed = !required.modifiers().contains(Requires.Modifier.STATIC);
                if (needed && platform.find(required.name()).isPresent()) {
                    modules.add(required.name());
                }
            }
        }
        return modules;
    }
}
