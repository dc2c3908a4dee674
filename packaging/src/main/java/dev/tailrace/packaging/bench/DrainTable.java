package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * All shippers drain the same log in turns, for each kind of work; beside them what two peers that are seldom at hand would do by their known ratio to the
 * OpenTelemetry Collector.
 */
record DrainTable(Stage stage, Results results, List<Shipper> peers) {
    private static final String NONE = "-";
    static final int RUNS_OF_PEERS = 2;

    /** Lines a second and processor time a line of a peer, of the Collector's, as both were measured in one run on this kind of machine. */
    private record Ratio(double rate, double cpu) {}

    private static final Map<String, Map<Job.Work, Ratio>> CONVERTED = Map.of(
            "Fluent Bit (converted)",
            Map.of(Job.Work.RAW, new Ratio(2.06, 0.47), Job.Work.PARSE, new Ratio(2.25, 0.38), Job.Work.GZIP, new Ratio(1.03, 1.03)),
            "Filebeat (converted)",
            Map.of(Job.Work.RAW, new Ratio(0.29, 2.6), Job.Work.PARSE, new Ratio(0.38, 2.0), Job.Work.GZIP, new Ratio(0.34, 2.41)));

    /** Runs them, the distribution and the limit so many times, peers twice at most. */
    void run(Set<Job.Work> works, Path log, long lines, int runs) throws IOException, InterruptedException {
        Tailrace tailrace = Tailrace.asShipped(stage.home());
        for (int run = 0; run < runs; run++) {
            for (Job.Work work : works) {
                one(tailrace, work, log, lines);
                if (work == Job.Work.PARSE) {
                    one(tailrace.withPreset(), work, log, lines);
                } else {
                    one(limit(), work, log, lines);
                }
                for (Shipper peer : run < RUNS_OF_PEERS ? peers : List.<Shipper>of()) {
                    one(peer, work, log, lines);
                }
            }
        }
    }

    /** With documents as long as the distribution's own. */
    private Limit limit() {
        int document = results.drain(Tailrace.TITLE, Job.Work.RAW.name()).map(each -> (int) Math.round(each.textBytesEach())).orElse(Limit.DOCUMENT);
        return new Limit(stage.home(), stage.classes(), document);
    }

    private void one(Shipper shipper, Job.Work work, Path log, long lines) throws IOException, InterruptedException {
        Path folder = stage.cleared();
        switch (shipper.start(stage.job(folder, log, work, Job.Pace.FULL))) {
            case Shipper.Start.Refusal refusal -> results.refused(shipper.title(), refusal.why());
            case Shipper.Start.Command command -> {
                try {
                    results.add(shipper.title(), work.name(), stage.drain(command, folder, lines));
                } catch (Running.Failure failure) {
                    results.failed(shipper, failure);
                }
            }
        }
    }

    void print(Report report) {
        report.columns(
                "shipper", "ship raw: lines/s", "CPU us a line", "peak RSS MB", "parse combined + ship: lines/s", "CPU us a line", "peak RSS MB",
                "raw with gzip 1: lines/s", "CPU us a line", "first document s");
        List<String> titles = new ArrayList<>(List.of(Tailrace.TITLE, Tailrace.TITLE_OF_PRESET));
        peers.forEach(peer -> titles.add(peer.title()));
        titles.add(Limit.TITLE);
        for (String title : titles) {
            List<String> cells = new ArrayList<>(List.of(title));
            for (Job.Work work : Job.Work.values()) {
                cells.add(cell(title, work, "%,.0f", Drain::rate));
                cells.add(cell(title, work, "%.2f", Drain::cpuMicros));
                if (work != Job.Work.GZIP) {
                    cells.add(cell(title, work, "%.0f", Drain::peakMegabytes));
                }
            }
            cells.add(cell(title, Job.Work.RAW, "%.2f", Drain::firstSeconds));
            report.row(cells.toArray(String[]::new));
        }
        CONVERTED.keySet().stream().sorted().toList().reversed().forEach(title -> report.row(converted(title).toArray(String[]::new)));
        arrivals(report, titles);
    }

    private List<String> converted(String title) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (Job.Work work : Job.Work.values()) {
            Ratio ratio = CONVERTED.get(title).get(work);
            Optional<Drain> collector = results.drain(Collector.TITLE, work.name());
            cells.add(collector.map(each -> Report.text("%,.0f", each.rate() * ratio.rate)).orElse(NONE));
            cells.add(collector.map(each -> Report.text("%.2f", each.cpuMicros() * ratio.cpu)).orElse(NONE));
            if (work != Job.Work.GZIP) {
                cells.add(NONE);
            }
        }
        cells.add(NONE);
        return cells;
    }

    /** What was sent, and whether it was all. */
    private void arrivals(Report report, List<String> titles) {
        report.columns(
                "shipper", "bytes a document: raw", "parsed", "raw with gzip 1", "steady, without the start: raw lines/s", "parsed", "missing", "arrived again");
        for (String title : titles) {
            report.row(
                    title,
                    cell(title, Job.Work.RAW, "%.0f", Drain::wireBytesEach),
                    cell(title, Job.Work.PARSE, "%.0f", Drain::wireBytesEach),
                    cell(title, Job.Work.GZIP, "%.0f", Drain::wireBytesEach),
                    cell(title, Job.Work.RAW, "%,.0f", Drain::steadyRate),
                    cell(title, Job.Work.PARSE, "%,.0f", Drain::steadyRate),
                    sum(title, Drain::missing),
                    sum(title, Drain::repeated));
        }
    }

    private String sum(String title, ToDoubleFunction<Drain> figure) {
        List<Drain> all = new ArrayList<>();
        for (Job.Work work : Job.Work.values()) {
            results.drain(title, work.name()).ifPresent(all::add);
        }
        return all.isEmpty() ? NONE : Report.text("%.0f", all.stream().mapToDouble(figure).sum());
    }

    private String cell(String title, Job.Work work, String format, ToDoubleFunction<Drain> figure) {
        return results.drain(title, work.name()).map(each -> Report.text(format, figure.applyAsDouble(each))).orElse(NONE);
    }
}
