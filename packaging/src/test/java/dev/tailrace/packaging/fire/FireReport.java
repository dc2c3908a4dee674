package dev.tailrace.packaging.fire;

import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.outputs.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a fire was and what became of it, in Markdown. */
final class FireReport {
    private final StringBuilder text = new StringBuilder();

    private FireReport() {}

    /** @param round the last that was counted */
    static String of(Plan plan, int round, Fire fire) throws IOException, InterruptedException {
        FireReport report = new FireReport();
        report.circumstances(plan, round);
        report.rows(fire.census().rows());
        report.table("asked for", "requests", fire.census().errands());
        report.table("struck", "times", fire.happenings().blows());
        report.table("rotated", "times", fire.happenings().rotations());
        report.complaints(fire.census().complaints());
        return report.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void circumstances(Plan plan, int round) throws IOException, InterruptedException {
        Duration duration = plan.duration();
        line("`packaging/fire --seed %d --duration %ds`, %d of %d rounds", plan.seed(), duration.toSeconds(), round, plan.rounds());
        line("");
        line("%s; %s; Elasticsearch %s; Kafka %s; %s", squid(), nginx(), RealElasticsearch.Version.ELASTICSEARCH_9.title().split(" ")[1],
                RealKafka.VERSION, logrotate());
        line("");
        line("%s %s, %d cores, %s, Java %s", System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), memory(), Runtime.version());
        line("");
    }

    private static String squid() throws IOException, InterruptedException {
        return "squid " + version("squid", "-v").replaceAll("(?s).*Version (\\S+).*", "$1");
    }

    private static String nginx() throws IOException, InterruptedException {
        return "nginx " + version("nginx", "-v").replaceAll("(?s).*nginx/(\\S+).*", "$1");
    }

    private static String logrotate() throws IOException, InterruptedException {
        return "logrotate " + version("logrotate", "--version").replaceAll("(?s).*?logrotate (\\S+).*", "$1");
    }

    private static String version(String program, String option) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("version");
        try {
            return Command.run(folder, ServerProcess.installed(program), option);
        } finally {
            Files.deleteIfExists(folder.resolve("command.log"));
            Files.delete(folder);
        }
    }

    private static String memory() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            long kib = Long.parseLong(lines.findFirst().orElseThrow().replaceAll("\\D", ""));
            return Math.round(kib / 1024.0 / 1024.0) + " GiB";
        }
    }

    private void rows(List<Row> rows) {
        line("| log | requests | lines | documents, straight | records in the topic | documents, by the broker | missing | repeated | wrong |");
        line("|---|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            line("| %s | %d | %d | %d | %d | %d | %d | %d | %d |", row.log(), row.requests(), row.lines(), row.direct(), row.topic(), row.tier(),
                    row.missing(), row.repeated(), row.wrong());
        }
        line("");
    }

    private void table(String what, String times, Map<?, Integer> counts) {
        line("| %s | %s |", what, times);
        line("|---|---|");
        counts.forEach((each, count) -> line("| %s | %d |", each instanceof Errand errand ? errand.words() : each, count));
        line("");
    }

    private void complaints(List<String> complaints) {
        for (String complaint : complaints) {
            line("- %s", complaint.length() > 400 ? complaint.substring(0, 400) + "..." : complaint);
        }
    }
}
