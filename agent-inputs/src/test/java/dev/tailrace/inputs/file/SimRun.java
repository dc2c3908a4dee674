package dev.tailrace.inputs.file;

import dev.tailrace.core.sim.SimClock;
import dev.tailrace.core.sim.SimCrash;
import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.inputs.file.discover.Glob;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.discover.Selection;
import dev.tailrace.inputs.file.follow.Rules;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.read.EncodingChoice;
import dev.tailrace.inputs.file.read.LineRules;
import dev.tailrace.inputs.file.read.Terminator;
import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One run of the simulation: from a seed, everything that happens to some logs and to the agent. */
final class SimRun {
    private static final int STEPS = 60;
    private static final Selection SELECTION = selection("/logs/*.log*", "/more/*.log*", "/far/*.log*");

    private final Random random;
    private final Rotation[] kinds;
    private final SimClock clock = new SimClock();
    private final SimDirectory disk = new SimDirectory();
    private final SimReceiver receiver;
    private final SimFiles files;
    private final SimLines lines;
    private final SimAgent.World world;
    private final SimLog[] logs;
    private FileSettings settings;
    private SimAgent agent;

    SimRun(long seed, Rotation... kinds) {
        this.random = new Random(seed);
        this.kinds = kinds;
        files = new SimFiles(random.nextInt(4) == 0 ? SimFiles.System.WINDOWS : SimFiles.System.POSIX, clock);
        List.of("/logs", "/more", "/away").forEach(files::directory);
        files.directory("/far", 1);
        files.directory("/far-away", 1);
        files.mostRead(random.nextBoolean() ? Integer.MAX_VALUE : 50 + random.nextInt(500));
        receiver = new SimReceiver(random, clock);
        lines = new SimLines(files, receiver, SELECTION::matches);
        world = new SimAgent.World(files, disk, clock, receiver, random.nextBoolean());
        settings = settings();
        logs = new SimLog[1 + random.nextInt(3)];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = new SimLog((char) ('a' + i), files, lines, random);
        }
        files.onLetGo(file -> {
            if (file.name() == null || !SELECTION.matches(file.name())) {
                lines.letGo(file.text().get(), file.isAnother());
            }
        });
    }

    private static Selection selection(String... globs) {
        List<Glob> all = new ArrayList<>();
        for (String glob : globs) {
            all.addAll(Glob.parse(glob, PathStyle.POSIX, true));
        }
        return new Selection(all, List.of(), false, PathStyle.POSIX);
    }

    private FileSettings settings() {
        Rules rules = new Rules(
                Duration.ofSeconds(random.nextInt(3) == 0 ? 10 : 300).toNanos(),
                random.nextInt(4) == 0,
                random.nextInt(4) > 0,
                random.nextInt(4) == 0,
                0,
                true,
                Duration.ofSeconds(5).toNanos());
        return new FileSettings(
                SELECTION,
                new LineRules(Terminator.AUTO, 4096, List.of(), List.of(), null),
                EncodingChoice.parse("utf-8"),
                true,
                false,
                rules,
                FileIdentity.NATIVE,
                Duration.ofSeconds(random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 10).toNanos(),
                0,
                0,
                Duration.ofDays(1).toMillis(),
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0);
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            if (agent != null) {
                agent.check();
            }
            if (i % 8 == 0) {
                SimAgent.checkRegistry(world);
            }
        }
        for (SimLog log : logs) {
            log.settle();
        }
        receiver.heal();
        disk.dieAfter(Long.MAX_VALUE / 2);
        revive();
        agent.pass(Duration.ofMinutes(5));
        agent.check();
        agent.checkAllDelivered();
        SimAgent.checkRegistry(world);
        lines.check();
    }

    private void step() {
        SimLog log = logs[random.nextInt(logs.length)];
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> log.write();
            case 4 -> log.rotate(kinds[random.nextInt(kinds.length)]);
            case 5, 6 -> live(this::workABit);
            case 7, 8, 9 -> pass(Duration.ofMillis(random.nextInt(3000)));
            case 10 -> pass(Duration.ofSeconds(random.nextInt(random.nextInt(4) == 0 ? 400 : 20)));
            case 11 -> log.goOn();
            case 12 -> trouble();
            default -> crash();
        }
    }

    private void revive() {
        if (agent == null) {
            agent = new SimAgent(world, settings, random);
            lines.heldBy(agent::lines);
        }
    }

    /** Lets the agent work, and perhaps die of it. */
    private void live(Runnable work) {
        try {
            revive();
            work.run();
        } catch (SimCrash death) {
            bury();
        }
    }

    /** Some duties get some turns, in any order, so that whatever comes next comes in the middle of their work. */
    private void workABit() {
        for (int turns = random.nextInt(12); turns > 0; turns--) {
            agent.turnOne(random.nextInt(SimAgent.PIECES));
        }
    }

    private void pass(Duration time) {
        for (SimLog log : logs) {
            log.pass(time);
        }
        if (agent == null && random.nextInt(3) == 0) {
            clock.advance(time);
        } else {
            live(() -> agent.pass(time));
        }
    }

    private void trouble() {
        switch (random.nextInt(3)) {
            case 0 -> receiver.fail(Duration.ofSeconds(random.nextInt(120)));
            case 1 -> {
                settings = settings();
                if (agent != null && !agent.isReloading()) {
                    agent.reload(settings);
                    lines.agentForgot();
                }
            }
            default -> {
                if (random.nextInt(3) == 0) {
                    powerCut();
                }
            }
        }
    }

    private void crash() {
        if (agent == null) {
            return;
        }
        if (random.nextBoolean()) {
            disk.dieAfter(random.nextInt(600));
        } else {
            bury();
        }
    }

    private void bury() {
        endAgent();
        if (random.nextBoolean()) {
            disk.kill();
        } else {
            cutRegistry();
        }
        lines.agentDied();
    }

    private void endAgent() {
        agent = null;
        lines.heldBy(Set::of);
        files.kill();
        receiver.agentDied();
    }

    private void cutRegistry() {
        disk.powerCut(random.nextInt(3) * 40L, SimDirectory.Residue.values()[random.nextInt(3)]);
    }

    private void powerCut() {
        endAgent();
        cutRegistry();
        for (SimLog log : logs) {
            log.powerCut();
        }
        files.powerCut(random).forEach(lines::mayRepeat);
        lines.reckon(SimLines.Loss.POWER_CUT);
        lines.agentDied();
    }
}
