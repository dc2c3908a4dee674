package dev.tailrace.packaging.fire;

import dev.tailrace.packaging.launch.Books;
import dev.tailrace.packaging.scaleout.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Everything at once: servers and their clients, both routes, and who kills and rotates. One thread, which strikes, rotates and counts. */
final class Fire implements AutoCloseable {
    private static final int TICK_MILLIS = 1000;
    private static final int MOST_DOWN_MILLIS = 4000;

    private final Plan plan;
    private final Random random;
    private final Happenings happenings;
    private final Path folder;
    /** What runs, the latest first. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private Nginx nginx;
    private Squid squid;
    private List<Scribe> scribes;
    private Routes routes;
    private Census census;
    private Crowd surfers;
    private Crowd readers;
    private Scriptorium scriptorium;
    private int looksAtSquid;
    private boolean isHeldBack;

    Fire(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
        this.random = new Random(plan.seed());
        this.happenings = new Happenings(folder);
    }

    /** Starts whatever does not disturb. */
    void light() throws Exception {
        Path logs = folder.resolve("logs");
        nginx = kept(new Nginx(folder.resolve("nginx"), logs.resolve("nginx")));
        squid = kept(new Squid(folder.resolve("squid"), logs, nginx.origin()));
        IisLog iis = kept(new IisLog(logs.resolve("iis"), new Random(random.nextLong())));
        GoProxyLog proxy = kept(new GoProxyLog(logs.resolve("go-proxy"), new Random(random.nextLong())));
        scribes = List.of(iis, proxy);
        routes = kept(new Routes(folder, logs, logs().map(AccessLog::id).toList(), happenings));
        routes.open();
        census = new Census(routes, happenings);
    }

    private <T extends AutoCloseable> T kept(T started) {
        running.push(started);
        return started;
    }

    /** A round is over. */
    interface Counted {
        void after(int round) throws Exception;
    }

    Happenings happenings() {
        return happenings;
    }

    Census census() {
        return census;
    }

    private Stream<AccessLog> logs() {
        return Stream.of(squid.logs().stream(), Stream.of(nginx.log()), scribes.stream().map(Scribe::log)).flatMap(each -> each);
    }

    /**
     * Burns for as long as planned, and counts after each round. Ends early if something was wrong.
     *
     * @param counted what is to be done after each count
     * @return how many rounds were counted
     */
    int burn(Counted counted) throws Exception {
        looksAtSquid = awaitFirstLines();
        AtomicInteger numbers = new AtomicInteger();
        surfers = kept(new Crowd(squid.entrance(), numbers, plan.visitors(), plan.pauseMillis(), new Random(random.nextLong())));
        readers = kept(new Crowd(nginx.entrance(), numbers, plan.visitors(), plan.pauseMillis(), new Random(random.nextLong())));
        scriptorium = kept(new Scriptorium(scribes, plan.rate(), happenings, new Random(random.nextLong())));
        int round = 0;
        while (round < plan.rounds() && census.complaints().isEmpty()) {
            round++;
            goOn();
            rage();
            holdBack();
            happenings.note("round " + round + " comes to rest");
            count();
            happenings.note("round " + round + " is counted");
            counted.after(round);
        }
        extinguish();
        return round;
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
        for (AccessLog log : squid.logs()) {
            Quiet.await(log, 1);
        }
        return squid.logs().getFirst().ended();
    }

    private void withoutReaders(Victim.Deed deed) throws Exception {
        readers.holdBack();
        try {
            census.awaitWritten(new Census.Harvest(nginx.log(), readers.visits(), 0));
            deed.run();
        } finally {
            readers.goOn();
        }
    }

    private void rage() throws Exception {
        long end = System.nanoTime() + plan.round().toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(random.nextInt(2 * TICK_MILLIS));
            int chance = random.nextInt(100);
            if (chance < 25) {
                strike();
            } else if (chance < 35) {
                happenings.rotated(nginx.rotate(random, this::withoutReaders));
            } else if (chance < 45) {
                happenings.rotated(squid.rotate(random));
            }
            routes.victims().forEach(Victim::isUp);
            surfers.check();
            readers.check();
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

    private void count() throws IOException, InterruptedException {
        List<Visit> surfed = surfers.take();
        List<Visit> read = readers.take();
        census.asked(surfed);
        census.asked(read);
        List<Census.Harvest> harvests = new ArrayList<>();
        for (AccessLog log : squid.logs()) {
            harvests.add(new Census.Harvest(log, surfed, looksAtSquid));
        }
        harvests.add(new Census.Harvest(nginx.log(), read, 0));
        for (Scribe scribe : scribes) {
            harvests.add(new Census.Harvest(scribe.log(), null, 0));
        }
        census.count(harvests);
        looksAtSquid = 0;
    }

    /** Ends the agents, as one does; a second look at the logs ships nothing. */
    private void extinguish() throws Exception {
        for (Station station : routes.stations().values()) {
            station.stop();
            if (!station.books().balance()) {
                census.complain(station.name() + " ends with " + station.books());
            }
        }
        routes.deadLetters().forEach(census::complain);
        for (String name : List.of("direct agent", "edge agent")) {
            Books books = routes.stations().get(name).once();
            if (books.read() > 0) {
                census.complain(name + " reads again: " + books);
            }
        }
    }

    @Override
    public void close() throws Exception {
        goOn();
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
