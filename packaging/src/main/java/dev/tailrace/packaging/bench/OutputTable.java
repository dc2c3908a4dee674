package dev.tailrace.packaging.bench;

import dev.tailrace.packaging.launch.Arrivals;
import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.launch.ProcessCost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The distribution drains a log to other outputs than Elasticsearch, each as it comes and without compression, and ends: processor time from start to end. */
record OutputTable(Stage stage, Results results) {
    static final String WORK = "to its end";
    static final String ELASTICSEARCH = "`elasticsearch`, `compression_level: 0`";
    static final String ELASTICSEARCH_ZIPPED = "`elasticsearch`, gzip 1 as shipped";
    static final String FILE = "`file`";
    static final String DISCARD = "`discard` (encodes only)";
    static final String KAFKA = "`kafka`, `compression: none`";
    static final String KAFKA_ZIPPED = "`kafka`, zstd as shipped";

    /** How many of the lines arrived, looked up once the run is over. */
    private interface Arrived {
        long count() throws IOException;
    }

    void run(Path log, long lines) throws IOException, InterruptedException {
        Path file = stage.kept("run").resolve("events.ndjson");
        String sink = "http://127.0.0.1:" + stage.sink().port();
        one(DISCARD, "{type: discard}", log, lines, () -> lines);
        one(FILE, "{type: file, path: '" + file + "'}", log, lines, () -> lines - new Arrivals().add(file).missing((int) lines));
        one(ELASTICSEARCH, "{type: elasticsearch, hosts: ['" + sink + "'], compression_level: 0}", log, lines, () -> stage.sink().counts().distinct());
        one(ELASTICSEARCH_ZIPPED, "{type: elasticsearch, hosts: ['" + sink + "']}", log, lines, () -> stage.sink().counts().distinct());
        try (Broker broker = Broker.start(stage.classes().getParent(), stage.kept(""))) {
            if (broker.refusal().isPresent()) {
                results.refused("Kafka", broker.refusal().get());
                return;
            }
            kafka(broker, KAFKA, "plain", ", compression: none", log, lines);
            kafka(broker, KAFKA_ZIPPED, "zipped", "", log, lines);
        }
    }

    private void kafka(Broker broker, String title, String topic, String more, Path log, long lines) throws IOException, InterruptedException {
        broker.records(topic);
        one(title, "{type: kafka, hosts: ['" + broker.address() + "'], topic: " + topic + more + '}', log, lines, () -> broker.records(topic));
    }

    private void one(String title, String output, Path log, long lines, Arrived arrived) throws IOException, InterruptedException {
        Path folder = stage.cleared();
        Shipper.Start.Command command =
                Tailrace.asShipped(stage.home()).start(stage.job(folder, log, Job.Work.RAW, Job.Pace.SHIPPED), output, "--once");
        long cpu = 0;
        long peak = 0;
        try (Running running = Running.start(command, folder)) {
            ProcessCost cost = running.cost();
            long began = System.nanoTime();
            while (!running.ends()) {
                try {
                    cpu = Math.max(cpu, cost.cpuNanos());
                    peak = Math.max(peak, cost.peakBytes());
                } catch (IOException | NoSuchElementException | IndexOutOfBoundsException ended) {
                    continue;
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            if (running.status() != 0 || Books.in(running.said()).delivered() != lines) {
                throw new IllegalStateException(title + ": " + running.said());
            }
            results.add(title, WORK, new Drain(lines, seconds, cpu / 1e9, peak, 0, 0, 0, lines - arrived.count(), 0));
        }
    }

    void print(Report report) {
        report.columns("Tailrace, raw, a drain to its end", "lines/s", "CPU us a line", "peak RSS MB", "missing", "CPU, of Elasticsearch's");
        for (String title : new String[] {DISCARD, FILE, ELASTICSEARCH, KAFKA, ELASTICSEARCH_ZIPPED, KAFKA_ZIPPED}) {
            boolean isZipped = title.equals(KAFKA_ZIPPED) || title.equals(ELASTICSEARCH_ZIPPED);
            Optional<Drain> drain = results.drain(title, WORK);
            Optional<Double> ratio = results.cpuRatio(title, isZipped ? ELASTICSEARCH_ZIPPED : ELASTICSEARCH, WORK);
            report.row(
                    title,
                    drain.map(each -> Report.text("%,.0f", each.rate())).orElse("-"),
                    drain.map(each -> Report.text("%.2f", each.cpuMicros())).orElse("-"),
                    drain.map(each -> Report.text("%.0f", each.peakMegabytes())).orElse("-"),
                    drain.map(each -> Report.text("%d", each.missing())).orElse("-"),
                    ratio.map(each -> Report.text("%.2f", each)).orElse("-"));
        }
    }
}
