package dev.tailrace.outputs.file;

import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.OutputContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

class FileContract extends OutputContract {
    @Override
    protected OutputPlan plan() {
        return Configured.plan(new FileOutputFactory(), Map.of("path", temp.resolve("out/events-%{+yyyy-MM-dd}.ndjson")));
    }

    @Override
    protected List<String> received() throws IOException {
        return Files.readAllLines(temp.resolve("out/events-2026-11-21.ndjson"));
    }
}
