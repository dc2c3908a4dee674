package dev.tailrace.packaging.fire;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.scaleout.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Everything at once: servers and their clients, both routes, and who kills and rotates. One thread, which strikes, rotates and counts. */
final class Fire implements AutoCloseable {
    private static final int TICK_MILLIS = 1000;
    private static final int MOST_DOWN_MILLIS = 4000;
    private static final long LOOK_MILLIS = 1000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final Plan plan;
    private final Random random;
    private final Happenings happenings;
    private final Nginx nginx;
    private final Squid squid;
    private final List<Scribe> scribes;
    private final Routes routes;
    private final Map<String, List<String>> counted = new HashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<Errand, Integer> errands = new EnumMap<>(Errand.class);
    private Crowd surfers;
    private Crowd readers;
    private Scriptorium scriptorium;
    private int looksAtSquid;
    private boolean isHeldBack;

    Fire(Plan plan, Path folder) throws Exception {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.happenings = new Happenings(folder);
        Path logs = folder.resolve("logs");
        nginx = new Nginx(folder.resolve("nginx"), logs.resolve("nginx"));
        squid = new Squid(folder.resolve("squid"), logs, nginx.origin());
        scribes = List.of(
                new IisLog(logs.resolve("iis"), new Random(random.nextLong())), new GoProxyLog(logs.resolve("go-proxy"), new Random(random.nextLong())));
        routes = new Routes(folder, logs, logs().map(AccessLog::id).toList(), happenings);
    }

    Happenings happenings() {
        return happenings;
    }

    Map<Errand, Integer> errands() {
        return errands;
    }

    /** What became of each log's lines, in all rounds so far. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** What was wrong, for people. */
    List<String> complaints() {
        return complaints;
    }

    private Stream<AccessLog> logs() {
        return Stream.of(squid.logs().stream(), Stream.of(nginx.log()), scribes.stream().map(Scribe::log)).flatMap(each -> each);
    }

    /** Burns for as long as planned, and counts after each round. Ends early if something was wrong. */
    void burn() throws Exception {
        looksAtSquid = awaitFirstLines();
        AtomicInteger numbers = new AtomicInteger();
        surfers = new Crowd(squid.entrance(), numbers, plan.visitors(), plan.pauseMillis(), new Random(random.nextLong()));
        readers = new Crowd(nginx.entrance(), numbers, plan.visitors(), plan.pauseMillis(), new Random(random.nextLong()));
        scriptorium = new Scriptorium(scribes, plan.rate(), happenings, new Random(random.nextLong()));
        for (int round = 1; round <= plan.rounds() && complaints.isEmpty(); round++) {
            goOn();
            rage();
            holdBack();
            happenings.note("round " + round + " comes to rest");
            count();
            happenings.note("round " + round + " is counted");
        }
        extinguish();
    }

    private void holdBack() throws IOException {
        surfers.holdBack();
        readers.holdBack();
        scriptorium.holdBack();
        isHeldBack = true;
    }

    private void goOn() {
        if (isHeldBack) {
            isHeldBack = false;
            scriptorium.goOn();
            readers.goOn();
            surfers.goOn();
        }
    }

    /** The look whether squid listens is a connection without a request, and a line of its own. */
    private int awaitFirstLines() throws IOException, InterruptedException {
        Quiet.await(squid.logs().getFirst());
        return squid.logs().getFirst().lines().size();
    }

    private void rage() throws Exception {
        long end = System.nanoTime() + plan.round().toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(random.nextInt(2 * TICK_MILLIS));
            int chance = random.nextInt(100);
            if (chance < 25) {
                strike();
            } else if (chance < 35) {
                happenings.rotated(nginx.rotate(random, readers));
            } else if (chance < 45) {
                happenings.rotated(squid.rotate(random));
            }
            routes.victims().forEach(Victim::isUp);
        }
    }

    /** One of the victims; an agent may be asked to end as well. */
    private void strike() {
        int chosen = random.nextInt(routes.victims().stream().mapToInt(Victim::weight).sum());
        int down = random.nextInt(MOST_DOWN_MILLIS);
        boolean isAsked = random.nextInt(4) == 0;
        for (Victim victim : routes.victims()) {
            chosen -= victim.weight();
            if (chosen < 0) {
                Station station = routes.stations().get(victim.name());
                if (isAsked && station != null) {
                    victim.strike("stopped", station::stop, down);
                } else {
                    victim.strike(down);
                }
                return;
            }
        }
    }

    /** Counts what has come since the last time; what has been counted is put away. */
    private void count() throws Exception {
        Map<String, List<Visit>> visits = Map.of("squid", surfers.take(), "nginx", readers.take());
        visits.values().forEach(all -> all.forEach(visit -> errands.merge(visit.errand(), 1, Integer::sum)));
        Map<AccessLog, List<String>> fresh = freshLines();
        awaitArrival(fresh);
        for (Map.Entry<AccessLog, List<String>> each : fresh.entrySet()) {
            String id = each.getKey().id();
            count(each.getKey(), each.getValue(), visits.get(id.startsWith("squid") ? "squid" : id));
        }
        looksAtSquid = 0;
        if (complaints.isEmpty()) {
            putAway();
        }
    }

    /** Lines that were not there when this was asked last. */
    private Map<AccessLog, List<String>> freshLines() throws IOException, InterruptedException {
        Map<AccessLog, List<String>> fresh = new LinkedHashMap<>();
        for (AccessLog log : logs().toList()) {
            Quiet.await(log);
            List<String> lines = new ArrayList<>(log.lines());
            Map<String, Integer> old = new HashMap<>();
            counted.getOrDefault(log.id(), List.of()).forEach(line -> old.merge(line, 1, Integer::sum));
            lines.removeIf(line -> old.computeIfPresent(line, (same, left) -> left - 1) instanceof Integer left && left >= 0);
            fresh.put(log, lines);
        }
        return fresh;
    }

    /** Waits until everybody is up and as much has arrived as was written, or nothing has come for a long time. */
    private void awaitArrival(Map<AccessLog, List<String>> fresh) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Map<String, Long> before = Map.of();
        while (System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
            if (routes.victims().stream().filter(Victim::isUp).count() < routes.victims().size()) {
                continue;
            }
            Map<String, Long> documents = routes.documents();
            if (fresh.entrySet().stream().allMatch(each -> Stream.of("direct-", "tier-")
                    .allMatch(route -> documents.getOrDefault(route + each.getKey().id(), 0L) >= each.getValue().size()))) {
                return;
            }
            if (!documents.equals(before)) {
                deadline = System.nanoTime() + PATIENCE_NANOS;
            }
            before = documents;
        }
        happenings.note("nothing comes any more");
    }

    private void count(AccessLog log, List<String> lines, List<Visit> visits) throws IOException {
        Reckoning direct = new Reckoning(log, "straight", lines);
        Reckoning topic = new Reckoning(log, "topic", lines);
        Reckoning tier = new Reckoning(log, "by the broker", lines);
        routes.documents("direct-" + log.id(), direct::document);
        routes.records(log.id(), topic::line);
        routes.documents("tier-" + log.id(), tier::document);
        List<String> doubts = visits == null ? List.of() : new Witnesses(log, lines).hear(visits, log.dialect() == Dialect.SQUID ? looksAtSquid : 0);
        complaints.addAll(doubts);
        List<Reckoning> all = List.of(direct, topic, tier);
        all.forEach(each -> complaints.addAll(each.complaints()));
        Row row = new Row(
                log.id(),
                visits == null ? lines.size() : visits.size(),
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
    private void putAway() throws IOException {
        for (AccessLog log : logs().toList()) {
            log.deleteOld();
            counted.put(log.id(), log.lines());
            routes.forget("direct-" + log.id());
            routes.forget("tier-" + log.id());
        }
    }

    /** Ends the agents, as one does; a second look at the logs ships nothing. */
    private void extinguish() throws Exception {
        for (Station station : routes.stations().values()) {
            station.stop();
            if (!station.books().balance()) {
                complaints.add(station.name() + " ends with " + station.books());
            }
        }
        complaints.addAll(routes.deadLetters());
        for (String name : List.of("direct agent", "edge agent")) {
            Books books = routes.stations().get(name).once();
            if (books.read() > 0) {
                complaints.add(name + " reads again: " + books);
            }
        }
    }

    @Override
    public void close() throws Exception {
        if (scriptorium != null) {
            goOn();
            scriptorium.close();
            readers.close();
            surfers.close();
        }
        routes.close();
        squid.close();
        nginx.close();
    }
}
