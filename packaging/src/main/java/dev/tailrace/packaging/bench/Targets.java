package dev.tailrace.packaging.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the agent is to reach, and whether it did in this call. A figure that was not measured meets nothing. */
record Targets(Results results) {
    private static final String RAW = Job.Work.RAW.name();
    private static final String PARSE = Job.Work.PARSE.name();
    private static final String GZIP = Job.Work.GZIP.name();

    /** How far lines a second may differ, and still be called flat. */
    private static final double FLAT = 0.8;
    /** How much dearer a line may be late in a run, and still be called as dear. */
    private static final double NO_DEARER = 1.1;

    /**
     * One target.
     *
     * @param bound that the figure keeps to
     * @param figure what was measured; null if nothing was
     * @param format of the figure
     */
    private record Target(String name, String bound, Double figure, String format, DoublePredicate met) {
        String[] cells() {
            return figure == null
                    ? new String[] {name, bound, "-", "not measured"}
                    : new String[] {name, bound, Report.text(format, figure), met.test(figure) ? "met" : "**not met**"};
        }
    }

    void print(Report report) {
        report.columns("target", "bound", "here", "verdict");
        Stream.of(drains(), memory(), latency(), growth(), rest()).flatMap(List::stream).forEach(target -> report.row(target.cells()));
    }

    private List<Target> drains() {
        String others = Collector.TITLE;
        return List.of(
                least("raw: lines/s, of the Collector's (3 times Fluent Bit's)", ratio(RAW, Drain::rate, others), "%.1f", 6.2),
                most("raw: CPU a line, of the Collector's (a third of Fluent Bit's)", ratio(RAW, Drain::cpuMicros, others), "%.3f", 0.16),
                least("raw, ten times the lines: lines/s, of the Collector's (4 times Fluent Bit's)", ratio(LongTable.WORK, Drain::rate, others), "%.1f", 8.2),
                most("raw, ten times the lines: CPU a line, of the Collector's", ratio(LongTable.WORK, Drain::cpuMicros, others), "%.3f", 0.094),
                least("parse: lines/s, of the Collector's (5 times Fluent Bit's)", ratio(PARSE, Drain::rate, others), "%.1f", 11),
                most("parse: CPU a line, of the Collector's (a fifth of Fluent Bit's)", ratio(PARSE, Drain::cpuMicros, others), "%.3f", 0.076),
                least("raw: lines/s, of the limit's", ratio(RAW, Drain::rate, Limit.TITLE), "%.2f", 0.6),
                least("the same without the start of either", ratio(RAW, Drain::steadyRate, Limit.TITLE), "%.2f", 0.6),
                least("gzip 1: lines/s, of the Collector's (1.5 times Fluent Bit's)", ratio(GZIP, Drain::rate, others), "%.2f", 1.55),
                most("gzip 1: CPU a line, of the Collector's", ratio(GZIP, Drain::cpuMicros, others), "%.2f", 1),
                most("first document, s", of(RAW, Drain::firstSeconds), "%.2f", 0.4));
    }

    private List<Target> memory() {
        return List.of(
                most("peak RSS, raw, MB", of(RAW, Drain::peakMegabytes), "%.0f", 100),
                most("peak RSS, parse, MB", of(PARSE, Drain::peakMegabytes), "%.0f", 100),
                most("peak RSS, raw, `pipeline.memory: 4MiB`, MB", of(MemoryTable.TITLE, RAW, Drain::peakMegabytes), "%.0f", 85),
                most("peak RSS, parse, `pipeline.memory: 4MiB`, MB", of(MemoryTable.TITLE, PARSE, Drain::peakMegabytes), "%.0f", 85),
                most("idle RSS with 100 files, MB", of(Job.Pace.SHIPPED, Latency::idleMegabytes), "%.0f", 75));
    }

    private List<Target> latency() {
        return List.of(
                most("as shipped: p50, ms", of(Job.Pace.SHIPPED, Latency::medianMillis), "%.1f", 100),
                most("as shipped: p99, ms", of(Job.Pace.SHIPPED, Latency::slowMillis), "%.1f", 130),
                most("as shipped: CPU at 1,000 lines/s, % of a core", of(Job.Pace.SHIPPED, each -> 100 * each.busyShare()), "%.1f", 2),
                most("`linger: 0s`: p50, ms", of(Job.Pace.PROMPT, Latency::medianMillis), "%.2f", 1),
                most("`linger: 0s`: p99, ms", of(Job.Pace.PROMPT, Latency::slowMillis), "%.2f", 5),
                most("`linger: 0s`: CPU at 1,000 lines/s, % of a core", of(Job.Pace.PROMPT, each -> 100 * each.busyShare()), "%.1f", 6),
                most("idle: CPU, % of a core", of(Job.Pace.SHIPPED, each -> 100 * each.idleShare()), "%.2f", 0.1));
    }

    private List<Target> growth() {
        return List.of(
                least("lines/s, the worst of 1 to 10,000 files, of the best", worst(GrowthTable.OF_FILES, GrowthTable.FILES, 0), "%.2f", FLAT),
                least("MB of lines/s, the worst of 50 bytes to 8 KiB a line, of the best", worst(GrowthTable.OF_LENGTH, GrowthTable.LENGTHS, 1), "%.2f", FLAT),
                most("CPU a line late in a long run, of early in it", results.figure(TimeTable.GROWTH).orElse(null), "%.2f", NO_DEARER),
                least("raw: two cores, of one", results.figure(GrowthTable.CORES + "raw").orElse(null), "%.2f", 1.7),
                least("parse: two cores, of one", results.figure(GrowthTable.CORES + "parse").orElse(null), "%.2f", 1.7));
    }

    private List<Target> rest() {
        return List.of(
                most("Kafka, uncompressed: CPU a line, of Elasticsearch's", output(OutputTable.KAFKA, OutputTable.ELASTICSEARCH), "%.2f", 1.3),
                most("Kafka as shipped (zstd): CPU a line, of Elasticsearch's as shipped (gzip 1)",
                        output(OutputTable.KAFKA_ZIPPED, OutputTable.ELASTICSEARCH_ZIPPED), "%.2f", 1.3),
                most("file: CPU a line, of Elasticsearch's", output(OutputTable.FILE, OutputTable.ELASTICSEARCH), "%.2f", 1.3),
                most("lines lost or arrived again, in all runs", (double) results.wrong(), "%.0f", 0));
    }

    private Double output(String one, String other) {
        return results.cpuRatio(one, other, OutputTable.WORK).orElse(null);
    }

    private static Target least(String name, Double figure, String format, double bound) {
        return new Target(name, text("at least ", bound), figure, format, value -> value >= bound);
    }

    private static Target most(String name, Double figure, String format, double bound) {
        return new Target(name, text("at most ", bound), figure, format, value -> value <= bound);
    }

    private static String text(String words, double bound) {
        return words + (bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound));
    }

    private Double of(String work, ToDoubleFunction<Drain> figure) {
        return of(Tailrace.TITLE, work, figure);
    }

    private Double of(String shipper, String work, ToDoubleFunction<Drain> figure) {
        return results.drain(shipper, work).map(figure::applyAsDouble).orElse(null);
    }

    private Double of(Job.Pace pace, ToDoubleFunction<Latency> figure) {
        return results.latency(Tailrace.TITLE, pace.name()).map(figure::applyAsDouble).orElse(null);
    }

    private Double ratio(String work, ToDoubleFunction<Drain> figure, String other) {
        Optional<Drain> theirs = results.drain(other, work);
        return results.drain(Tailrace.TITLE, work).flatMap(ours -> theirs.map(each -> figure.applyAsDouble(ours) / figure.applyAsDouble(each))).orElse(null);
    }

    /** The slowest of several drains, of the quickest: in lines a second, or in these times what stands behind the name to a power. */
    private Double worst(String work, int[] each, int power) {
        double[] rates = Arrays.stream(each)
                .mapToObj(one -> of(work + one, drain -> drain.rate() * Math.pow(one, power)))
                .filter(Objects::nonNull)
                .mapToDouble(rate -> rate)
                .sorted()
                .toArray();
        return rates.length < each.length ? null : rates[0] / rates[rates.length - 1];
    }
}
