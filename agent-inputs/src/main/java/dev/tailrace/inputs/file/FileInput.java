package dev.tailrace.inputs.file;

import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputState;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.discover.Scan;
import dev.tailrace.inputs.file.discover.Scouting;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.disk.Watch;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Observation;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.read.Loading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tail duty of one input. It owns all its files, and passes on between its parts what each finds out: {@link Scouting} sees files,
 * {@link Lineup} identifies them, {@link Tail} follows them, {@link Loading} hands batches over.
 */
final class FileInput implements Input, Scouting.Findings {
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
    private Scouting scouting;
    private Patrol patrol;
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
        Contents contents = new Contents(disk, settings.gzip());
        tail = new Tail(parts, loading, contents, this::bereft);
        adoption = new Adoption(parts, tail, marksFirstStart);
        lineup = new Lineup(parts, contents, adoption, tail::makeRoom);
        scouting = new Scouting(disk, settings.selection(), watchStart.get(), this, settings.scanNanos());
        patrol = new Patrol(parts, tail, scouting, loading, manyHints);
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
        done += scouting.work(now);
        done += patrol.work(now);
        if (scouting.scans() > 0) {
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
        boolean atRest = scouting.scans() > 0 && !lineup.isPending() && adoption.awaited() == 0 && tail.isAtRest() && !tail.isStarved();
        if (context.once() && atRest) {
            loading.submit();
            exhausted = true;
        }
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
                case Reply.Numbered(Generation generation, long number) -> numbered(generation, number, now);
                case Reply.Cut(Generation generation, long position) -> tail.cutIsKnown(generation, position, now);
                case Reply.Acknowledged(Generation generation, long position) -> generation.acknowledged = position;
            }
        }
        return done;
    }

    private void numbered(Generation generation, long number, long now) {
        adoption.numbered();
        generation.number = number;
        TailedFile file = parts.roster().ofKey(generation.key);
        if (!generation.hasFile) {
            context.memory().retire(number, generation.offset, generation.forgetAt);
        } else if (file != null && file.generation == generation) {
            tail.wake(file, now);
        }
    }

    // ---- what scouting finds

    @Override
    public void sighted(String path, FileStat stat, long scan, long now) {
        FileKey key = settings.identity().key(path, stat);
        if (settings.identity().lacksIndex(stat)) {
            parts.notices().tell(settings.selection().style().parent(path)
                    + " has no file ids that last (a network share, FAT): files there are known by what they hold, as with file_identity: fingerprint");
        }
        TailedFile file = parts.roster().ofKey(key);
        if (file == null) {
            lineup.sighted(key, path, stat, scan, now);
            return;
        }
        boolean renamed = !file.path.equals(path);
        if (renamed && file.seenIn == scan && !file.life.presence().isLeaving() && hasItsName(file)) {
            return;
        }
        if (renamed) {
            tail.renamed(file, path);
        }
        file.seenIn = scan;
        boolean changed = stat.size() != file.seenSize || stat.modifiedAt() != file.seenModified;
        file.seenModified = stat.modifiedAt();
        if (changed && FileIdentity.isOfPath(key)) {
            tail.letGoIfExchanged(file, stat.size(), now);
        }
        tail.observe(file, new Observation.Seen(changed && file.isNumbered(), renamed), now);
        if (!changed && isInactive(stat)) {
            tail.observe(file, new Observation.Inactive(), now);
        }
    }

    /** Whether the name under which a file is followed still leads to it: then another one is one more, a link. */
    private boolean hasItsName(TailedFile file) {
        return disk.look(file.path, settings.selection().links()) instanceof Disk.Look.Found(FileStat stat)
                && settings.identity().key(file.path, stat).equals(file.key);
    }

    /** {@code clean_inactive}: nobody has written to it for so long that it is not worth remembering. */
    private boolean isInactive(FileStat stat) {
        long limit = settings.cleanInactiveMillis();
        return limit > 0 && context.clock().epochMillis() - stat.modifiedAt() > limit;
    }

    @Override
    public void absent(String path, long now) {
        TailedFile file = parts.roster().ofPath(path);
        if (file != null) {
            tail.observe(file, new Observation.Missing(), now);
            lineup.lookAgain(now);
            scouting.soon(now);
        }
    }

    @Override
    public void unreachable(String path, Fault fault, long now) {
        parts.notices().tell(fault);
        TailedFile file = parts.roster().ofPath(path);
        if (file != null) {
            tail.observe(file, unreadable(file), now);
        }
    }

    @Override
    public void stirred(String path, long now) {
        patrol.hinted(path, now);
        TailedFile file = parts.roster().ofPath(path);
        if (file != null && file.life instanceof Life.Idle) {
            tail.poll(file, now);
        } else if (file == null || file.content == null) {
            scouting.look(path, now);
        }
    }

    @Override
    public void scanned(Scan scan, long number, long now) {
        scan.faults().stream().filter(fault -> !isForWantOfDescriptors(fault)).forEach(parts.notices()::tell);
        if (scan.faults().stream().anyMatch(FileInput::isForWantOfDescriptors)) {
            tail.makeRoom(now);
            scouting.soon(now);
        }
        scan.skippedLinks().forEach(path -> parts.notices().tell(path + " is a symbolic link, left out: symlinks is false"));
        scan.unmatched().forEach(text -> parts.notices().tell("no file matches " + text));
        tail.complain(now);
        parts.notices().scanned();
        for (TailedFile file : parts.roster().all()) {
            if (file.seenIn < number) {
                missed(file, scan, now);
            }
        }
        lineup.scanned(number);
        for (Generation generation : orphans()) {
            if (!scan.isUnreadable(generation.path)) {
                lineup.bereave(generation, now);
            }
        }
        parts.catalogue().forget(context.clock().epochMillis());
    }

    private static boolean isForWantOfDescriptors(Fault fault) {
        return fault.kind() == Fault.Kind.TOO_MANY_OPEN;
    }

    private void missed(TailedFile file, Scan scan, long now) {
        if (scan.isUnreadable(file.path)) {
            tail.observe(file, unreadable(file), now);
            return;
        }
        if (!file.life.presence().isLeaving()) {
            scouting.soon(now);
        }
        tail.observe(file, new Observation.Missing(), now);
        lineup.lookAgain(now);
    }

    /** What it means that a file's name cannot be looked at. */
    private static Observation unreadable(TailedFile file) {
        boolean deleted = file.content != null && file.content.isDeletePending();
        return deleted ? new Observation.Deleted() : new Observation.Unreachable();
    }

    /** Generations that are thought to have a file which no scan found. */
    private List<Generation> orphans() {
        List<Generation> orphans = new ArrayList<>();
        for (Generation generation : parts.catalogue().all()) {
            if (generation.hasFile && parts.roster().ofKey(generation.key) == null && !lineup.holds(generation.key)) {
                orphans.add(generation);
            }
        }
        return orphans;
    }

    /** A file's content was exchanged: what stands at its path now is to be identified. */
    private void bereft(TailedFile file) {
        long now = context.clock().nanos();
        lineup.lookAgain(now);
        scouting.look(file.path, now);
    }

    // ----

    @Override
    public long due(long now) {
        if (parts == null) {
            return now;
        }
        if (draining) {
            return NEVER;
        }
        long read = Math.min(tail.due(), patrol.due());
        return Math.min(Math.min(scouting.due(), read), Math.min(lineup.due(), loading.due()));
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
            scouting.close();
        }
    }
}
