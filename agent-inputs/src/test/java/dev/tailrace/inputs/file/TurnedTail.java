package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.duty.Signal;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputState;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.sim.SimClock;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The tail duty of one input, turned by hand on any disk, with a registry and an output on paper. */
final class TurnedTail {
    private static final int MOST_TURNS = 10_000;
    private static final Duration TICK = Duration.ofMillis(500);

    final SimClock clock;
    final PaperRegistry registry = new PaperRegistry();
    final TakenLines out = new TakenLines();
    private final Disk disk;
    private final String glob;
    private final Set<String> told = new LinkedHashSet<>();
    private Supplier<Watch> watch = () -> Watch.NONE;
    private boolean once;
    private FileInput input;

    /** @param glob its path, unless its settings have {@code paths} */
    TurnedTail(Disk disk, String glob) {
        this(disk, glob, new SimClock());
    }

    TurnedTail(Disk disk, String glob, SimClock clock) {
        this.disk = disk;
        this.glob = glob;
        this.clock = clock;
    }

    /** From the next start on it gets hints. */
    TurnedTail watching(Supplier<Watch> hints) {
        watch = hints;
        return this;
    }

    /** From the next start on it ends when all is read. */
    TurnedTail once() {
        once = true;
        return this;
    }

    /** Another life of the agent, with what the registry remembers. */
    void restart(String settings) {
        registry.restart();
        start(settings);
    }

    /** @param settings YAML of the input */
    void start(String settings) {
        close();
        String paths = settings.contains("paths:") ? "" : "paths: ['" + glob + "']\n";
        Problems problems = new Problems();
        FileSettings file = FileSettings.of(
                FileSettings.SECTION.bind(Yaml.parse("test.yml", paths + settings + "\n", problems), problems), style());
        assertThat(problems.all()).isEmpty();
        Fields fields = new Fields();
        Source.Template template = new Source.Template(Map.of(), new int[] {fields.intern(FileInputFactory.LOG_FILE_PATH)});
        InputContext context = new InputContext(
                "test", fields, template, out.tally, out, registry, new Signal(), clock, Platform.current(), once);
        input = new FileInput(file, context, disk, watch);
    }

    /** A simulated disk has Linux's paths, wherever it is simulated. */
    private PathStyle style() {
        return glob.startsWith("/") ? PathStyle.POSIX : PathStyle.current();
    }

    /** One piece of work. */
    int work() {
        return input.work(clock.nanos());
    }

    /** What the input tells of itself. */
    InputState report() {
        List<InputState> states = new ArrayList<>();
        input.report(states::add);
        turn();
        return states.getFirst();
    }

    /** Works until there is nothing to do. */
    void turn() {
        for (int i = 0; i < MOST_TURNS; i++) {
            if (work() == 0) {
                input.complaints().stream().filter(message -> !message.startsWith("no file matches")).forEach(told::add);
                return;
            }
        }
        throw new AssertionError("it never comes to rest");
    }

    /** Lets time pass, working at least twice a second. */
    void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(TICK)) {
            clock.advance(left.compareTo(TICK) < 0 ? left : TICK);
            turn();
        }
    }

    /** What the input complained about, globs that match nothing apart. */
    List<String> notices() {
        return List.copyOf(told);
    }

    /** What it complains about now. */
    Collection<String> complaints() {
        return input.complaints();
    }

    /** Lets the input end by itself, as for a change of its settings. */
    void end() {
        input.drain();
        for (int i = 0; i < MOST_TURNS && !input.isExhausted(); i++) {
            work();
        }
        assertThat(input.isExhausted()).isTrue();
        close();
    }

    boolean isExhausted() {
        return input.isExhausted();
    }

    void close() {
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
