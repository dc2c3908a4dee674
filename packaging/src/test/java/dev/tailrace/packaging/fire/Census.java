package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts what the logs have against what arrived, round by round, while nobody writes. One thread. */
final class Census {
    private static final long LOOK_MILLIS = 1000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    /** After so long a silence somebody looks what is wrong: well beyond the 45 s that a broker waits for a member. */
    private static final long RELIEF_NANOS = 120_000_000_000L;
    private static final List<String> WAYS = List.of("direct-", "tier-");

    private final Routes routes;
    private final Happenings happenings;
    private final Map<String, List<String>> counted = new HashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<Errand, Integer> errands = new EnumMap<>(Errand.class);

    Census(Routes routes, Happenings happenings) {
        this.routes = routes;
        this.happenings = happenings;
    }

    /**
     * The lines of one log that are to be counted.
     *
     * @param visits that made them; null if a generator did
     * @param others lines that were made by none of them, and show no request
     */
    record Harvest(AccessLog log, List<Visit> visits, int others) {
        private int lines() {
            return others + (visits == null ? 0 : (int) visits.stream().filter(visit -> visit.errand().leavesALine(log.dialect())).count());
        }
    }

    /** What became of each log's lines, in all rounds so far. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** What was wrong, for people. */
    List<String> complaints() {
        return complaints;
    }

    void complain(String what) {
        complaints.add(what);
    }

    /** How often each thing was asked for. */
    Map<Errand, Integer> errands() {
        return errands;
    }

    void asked(List<Visit> visits) {
        visits.forEach(visit -> errands.merge(visit.errand(), 1, Integer::sum));
    }

    /** Counts what has come since the last time; what has been counted, and was right, is put away. */
    void count(List<Harvest> harvests) throws IOException, InterruptedException {
        Map<Harvest, List<String>> fresh = new LinkedHashMap<>();
        for (Harvest harvest : harvests) {
            awaitWritten(harvest);
            fresh.put(harvest, fresh(harvest.log));
        }
        awaitArrival(fresh);
        for (Map.Entry<Harvest, List<String>> each : fresh.entrySet()) {
            count(each.getKey(), each.getValue());
        }
        if (complaints.isEmpty()) {
            for (Harvest harvest : harvests) {
                putAway(harvest.log);
            }
        }
    }

    /** Waits until a server has written down what it was asked for. */
    void awaitWritten(Harvest harvest) throws IOException, InterruptedException {
        Quiet.await(harvest.log, counted.getOrDefault(harvest.log.id(), List.of()).size() + harvest.lines());
    }

    /** Lines that were not there when this was asked last. */
    private List<String> fresh(AccessLog log) throws IOException {
        Map<String, Integer> old = new HashMap<>();
        counted.getOrDefault(log.id(), List.of()).forEach(line -> old.merge(line, 1, Integer::sum));
        List<String> lines = new ArrayList<>(log.lines());
        lines.removeIf(line -> old.merge(line, -1, Integer::sum) >= 0);
        return lines;
    }

    /** Waits until everybody is up and as much has arrived as was written, or nothing has come for a long time. */
    private void awaitArrival(Map<Harvest, List<String>> fresh) throws IOException, InterruptedException {
        long quietSince = System.nanoTime();
        boolean isRelieved = false;
        Map<String, Long> before = Map.of();
        while (System.nanoTime() - quietSince < PATIENCE_NANOS) {
            Thread.sleep(LOOK_MILLIS);
            if (!routes.victims().stream().allMatch(Victim::isUp)) {
                quietSince = System.nanoTime();
                continue;
            }
            Map<String, Long> documents = routes.documents();
            if (fresh.entrySet().stream().allMatch(each -> WAYS.stream()
                    .allMatch(way -> documents.getOrDefault(way + each.getKey().log.id(), 0L) >= each.getValue().size()))) {
                return;
            }
            if (!documents.equals(before)) {
                quietSince = System.nanoTime();
            } else if (!isRelieved && System.nanoTime() - quietSince > RELIEF_NANOS) {
                isRelieved = true;
                routes.relieve();
            }
            before = documents;
        }
        happenings.note("nothing comes any more");
    }

    private void count(Harvest harvest, List<String> lines) throws IOException {
        AccessLog log = harvest.log;
        Reckoning direct = new Reckoning(log, "straight", lines);
        Reckoning topic = new Reckoning(log, "topic", lines);
        Reckoning tier = new Reckoning(log, "by the broker", lines);
        routes.documents("direct-" + log.id(), direct::document);
        routes.records(log.id(), topic::line);
        routes.documents("tier-" + log.id(), tier::document);
        List<String> doubts = harvest.visits == null ? List.of() : new Witnesses(log, lines).hear(harvest.visits, harvest.others);
        complaints.addAll(doubts);
        List<Reckoning> all = List.of(direct, topic, tier);
        all.forEach(each -> complaints.addAll(each.complaints()));
        Row row = new Row(
                log.id(),
                harvest.visits == null ? lines.size() : harvest.visits.size(),
                lines.size(),
                direct.arrived(),
                topic.arrived(),
                tier.arrived(),
                all.stream().mapToLong(Reckoning::missing).sum(),
                all.stream().mapToLong(Reckoning::repeated).sum(),
                all.stream().mapToLong(Reckoning::wrong).sum() + doubts.size());
        rows.merge(log.id(), row, Row::plus);
    }

    /** Old files are deleted, and the documents of this round: one of its lines that came later would be of no line at all. */
    private void putAway(AccessLog log) throws IOException {
        log.deleteOld();
        counted.put(log.id(), log.lines());
        for (String way : WAYS) {
            routes.forget(way + log.id());
        }
    }
}
