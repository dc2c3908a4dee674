package dev.tailrace.inputs.file;

import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputState;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.file.read.Loading;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tail duty of one input. It owns all its files, and passes on between its parts what each finds out: {@link Surveillance} sees
 * files, {@link Lineup} identifies them, {@link Tail} follows them, {@link Loading} hands batches over.
 */
final class FileInput implements Input {
    private static final Logger LOG = LoggerFactory.getLogger(FileInput.class);
    /** Identity of the entry that says that files at the very first start were passed over. */
    private static final String FIRST_START = "first-start";

    private final FileSettings settings;
    private final InputContext context;
    private final Disk disk;
    private final Supplier<Watch> watchStart;
    private final int manyHints;
    private final ConcurrentLinkedQueue<Reply> inbox = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Consumer<InputState>> asked = new ConcurrentLinkedQueue<>();
    private TailParts parts;
    private Loading loading;
    private Tail tail;
    private Adoption adoption;
    private Lineup lineup;
    private Surveillance surveillance;
    private boolean marksFirstStart;
    private volatile boolean draining;
    private volatile boolean exhausted;

    /** @param watchStart starts listening for hints, at the first work */
    FileInput(FileSettings settings, InputContext context, Disk disk, Supplier<Watch> watchStart) {
        this(settings, context, disk, watchStart, Patrol.MANY_HINTS);
    }

    /** @param manyHints see {@link Patrol} */
    FileInput(FileSettings settings, InputContext context, Disk disk, Supplier<Watch> watchStart, int manyHints) {
        this.manyHints = manyHints;
        this.settings = settings;
        this.context = context;
        this.disk = disk;
        this.watchStart = watchStart;
    }

    @Override
    public String name() {
        return "tail-" + context.id();
    }

    /** What is wrong at the moment, as it was told. */
    Collection<String> complaints() {
        return parts.notices().standing().keySet();
    }

    private void start() {
        List<Entry> remembered = context.memory().recall();
        marksFirstStart = settings.fromEnd() && remembered.isEmpty();
        List<Entry> files = remembered.stream().filter(entry -> !entry.identity().equals(FIRST_START)).toList();
        Notices notices = new Notices(message -> LOG.warn("input {}: {}", context.id(), message));
        Roster roster = new Roster(settings.selection().style());
        parts = new TailParts(settings, context, disk, notices, Catalogue.of(files), roster, reply -> {
            inbox.add(reply);
            context.signal().raise();
        });
        loading = new Loading(context.outlet(), context.tally(), context.clock());
        Contents contents = new Contents(disk, settings.gzip(), settings.selection().links());
        tail = new Tail(parts, loading, contents, this::bereft);
        adoption = new Adoption(parts, tail, marksFirstStart);
        lineup = new Lineup(parts, contents, tail, adoption);
        surveillance = new Surveillance(parts, tail, lineup, loading, watchStart.get(), manyHints);
    }

    @Override
    public int work(long now) {
        if (parts == null) {
            start();
        }
        int answered = answer();
        if (draining) {
            replies(now);
            boolean done = tail.readOut();
            loading.submit();
            exhausted = done;
            return answered;
        }
        int done = answered + replies(now);
        done += surveillance.work(now);
        if (surveillance.hasScanned()) {
            int identified = lineup.work(now);
            done += identified;
            if (identified == 0) {
                endFirstStart();
            }
        }
        done += tail.work(now);
        done += loading.submitIfWanted(now) ? 1 : 0;
        if (done == answered) {
            rest();
        }
        return done;
    }

    /** Tells those who asked how it does. */
    private int answer() {
        int answered = 0;
        for (Consumer<InputState> reply = asked.poll(); reply != null; reply = asked.poll()) {
            reply.accept(Whereabouts.of(parts));
            answered++;
        }
        return answered;
    }

    /** Nothing to do for now. */
    private void rest() {
        loading.relax();
        if (context.once() && isAtRest()) {
            loading.submit();
            exhausted = true;
        }
    }

    private boolean isAtRest() {
        return surveillance.hasScanned() && !lineup.isPending() && adoption.awaited() == 0 && tail.isAtRest() && !tail.isStarved();
    }

    /** Remembers that the first start is over, so that what turns up from now on is read from its beginning. */
    private void endFirstStart() {
        if (marksFirstStart) {
            marksFirstStart = false;
            adoption.fromBeginning();
            Entry mark = new Entry(
                    0, context.id(), "(first start)", FIRST_START, 0, 0, new byte[0], 0, context.clock().epochMillis());
            context.memory().open(mark, number -> {});
        }
    }

    private int replies(long now) {
        int done = 0;
        for (Reply reply = inbox.poll(); reply != null; reply = inbox.poll()) {
            done++;
            switch (reply) {
                case Reply.Numbered(Generation generation, long number) -> adoption.numbered(generation, number, now);
                case Reply.Cut(Generation generation, long position) -> tail.cutIsKnown(generation, position, now);
                case Reply.Acknowledged(Generation generation, long position) -> generation.acknowledged = position;
            }
        }
        return done;
    }

    /** A file's content was exchanged: what stands at its path now is to be identified. */
    private void bereft(TailedFile file) {
        long now = context.clock().nanos();
        lineup.lookAgain(now);
        surveillance.look(file.path, now);
    }

    @Override
    public long due(long now) {
        if (parts == null) {
            return now;
        }
        if (draining) {
            return NEVER;
        }
        return Math.min(Math.min(surveillance.due(), tail.due()), Math.min(lineup.due(), loading.due()));
    }

    @Override
    public boolean isExhausted() {
        return exhausted;
    }

    @Override
    public void report(Consumer<InputState> reply) {
        asked.add(reply);
        context.signal().raise();
    }

    @Override
    public void drain() {
        draining = true;
        context.signal().raise();
    }

    @Override
    public void close() {
        if (parts != null) {
            loading.submit();
            tail.close();
            lineup.close();
            surveillance.close();
        }
    }
}
