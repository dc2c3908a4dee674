package dev.tailrace.windows.service;

import dev.tailrace.core.platform.ServiceManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments by which {@code prunsrv.exe} makes or changes the service.
 *
 * <p>Source: Apache Commons Daemon, "Procrun". A list's elements are separated by {@code ;} or {@code #}; one that holds either stands in
 * single quotes. The Java runtime is loaded as a library, so that its options stand one by one as the launcher would read them.
 */
record ProcrunSettings(ServiceManager.Plan plan) {
    private static final String ENTRY = "dev/tailrace/core/cli/Service";
    /** What prunsrv waits beyond the agent's own end. */
    private static final int MARGIN_SECONDS = 15;

    /** @param verb {@code //IS//} to make it, {@code //US//} to change it */
    List<String> arguments(String verb) throws IOException {
        Path logs = plan.data().resolve("logs");
        Path runtime = plan.home().resolve("runtime");
        List<String> arguments = new ArrayList<>(List.of(
                verb + ServiceManager.NAME,
                "--DisplayName=Tailrace",
                "--Description=Ships log lines: tails rotating files, loses none and repeats none.",
                "--Startup=delayed",
                "--StartMode=jvm",
                "--StopMode=jvm",
                "--Jvm=" + runtime.resolve("bin\\server\\jvm.dll"),
                "--StartClass=" + ENTRY,
                "--StartMethod=start",
                "--StartParams=" + list(List.of("run", "-c", plan.config().toString(), "--data", plan.data().toString())),
                "--StartPath=" + plan.data(),
                "--StopClass=" + ENTRY,
                "--StopMethod=stop",
                "--StopTimeout=" + (plan.patience().toSeconds() + MARGIN_SECONDS),
                "--StopPath=" + plan.data(),
                "--LogPath=" + logs,
                "--LogPrefix=service",
                "--LogLevel=Info",
                "--StdError=" + logs.resolve("service-stderr.log"),
                "--JvmOptions=" + list(options())));
        arguments.add("--ServiceUser=" + plan.account().orElse("LocalSystem"));
        plan.password().ifPresent(password -> arguments.add("--ServicePassword=" + password));
        return arguments;
    }

    /** Those of {@code bin\tailrace.cmd}, in the form in which a process that loads the runtime gives them. */
    private List<String> options() throws IOException {
        Path lib = plan.home().resolve("lib");
        List<String> options = new ArrayList<>();
        for (String line : Files.readAllLines(lib.resolve("jvm.options"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                options.add(line.strip());
            }
        }
        options.add("-Xmx" + plan.heap() + "m");
        options.add("-Djava.io.tmpdir=" + plan.data());
        options.add("--module-path=" + lib + ';' + lib.resolve("windows"));
        options.add("--add-modules=dev.tailrace.core");
        options.add("--enable-native-access=com.sun.jna");
        return options;
    }

    private static String list(List<String> elements) {
        return String.join("#", elements.stream().map(ProcrunSettings::quoted).toList());
    }

    private static String quoted(String element) {
        return element.indexOf(';') >= 0 || element.indexOf('#') >= 0 ? '\'' + element + '\'' : element;
    }
}
