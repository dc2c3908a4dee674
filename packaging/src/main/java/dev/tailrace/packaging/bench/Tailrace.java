package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The distribution that was built, with the settings that it comes with. What a job asks for is all that is set, and the page is off, as a second agent on the
 * machine would want its port.
 *
 * @param home of the distribution
 * @param title in the tables
 * @param parsing what stands in its input where lines are parsed
 * @param settings more of the configuration, such as {@code pipeline: {memory: 4MiB}}
 */
record Tailrace(Path home, String title, String parsing, String settings) implements Shipper {
    static final String TITLE = "Tailrace";
    static final String TITLE_OF_PRESET = "Tailrace, preset `apache`";

    private static final String GROK =
            "processors: [{grok: {patterns: ['%{COMBINEDAPACHELOG}']}}, {date: {field: timestamp, formats: ['dd/MMM/yyyy:HH:mm:ss Z']}}]";

    static Tailrace asShipped(Path home) {
        return new Tailrace(home, TITLE, GROK, "");
    }

    Tailrace withPreset() {
        return new Tailrace(home, TITLE_OF_PRESET, "preset: apache", settings);
    }

    Tailrace with(String other, String more) {
        return new Tailrace(home, other, parsing, more);
    }

    @Override
    public Start.Command start(Job job) throws IOException {
        String promptly = job.pace() == Job.Pace.PROMPT ? ", linger: 0s" : "";
        return start(job, "{type: elasticsearch, hosts: ['%s'], index: logs, compression_level: %d%s}".formatted(job.sink(), job.zips() ? 1 : 0, promptly));
    }

    /** The same with another output than the sink. */
    Start.Command start(Job job, String output, String... options) throws IOException {
        Path configuration = Files.writeString(job.folder().resolve("tailrace.yml"), """
                inputs: [{id: bench, type: file, paths: ['%s']%s}]
                outputs: {to: %s}
                http: {enabled: false}
                %s
                """.formatted(job.logs(), job.parses() ? ", " + parsing : "", output, settings));
        List<String> words = new ArrayList<>(List.of(home.resolve("bin/tailrace").toString(), "run", "-c", configuration.toString()));
        words.addAll(List.of("--data", job.folder().resolve("data").toString()));
        words.addAll(List.of(options));
        return new Start.Command(words, Map.of());
    }
}
