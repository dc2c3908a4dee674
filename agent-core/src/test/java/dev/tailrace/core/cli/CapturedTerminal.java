package dev.tailrace.core.cli;

import dev.tailrace.core.platform.ServiceLink;
import dev.tailrace.core.platform.SystemLog;
import dev.tailrace.core.setup.SampleTypes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs command lines on sample types and keeps what they write. */
final class CapturedTerminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandRunner runner = Main.runner(
            () -> SampleTypes.loader(Map.of("SET_DIR", "/logs")),
            new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8)),
            SystemLog.NONE,
            ServiceLink.NONE);

    ExitStatus run(String... args) {
        return runner.run(args);
    }

    List<String> out() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    List<String> err() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
