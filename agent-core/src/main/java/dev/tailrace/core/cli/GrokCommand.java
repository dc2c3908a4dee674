package dev.tailrace.core.cli;

import dev.tailrace.core.config.Printable;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.grok.CaptureType;
import dev.tailrace.core.grok.Engine;
import dev.tailrace.core.grok.GrokException;
import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.PatternLines;
import dev.tailrace.core.grok.PatternSet;
import dev.tailrace.core.grok.trial.GrokTrial;
import dev.tailrace.core.grok.trial.KnownFormats;
import dev.tailrace.core.grok.trial.Suggestion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace grok PATTERN [FILE]} tries a pattern on lines; {@code tailrace grok suggest FILE} proposes one. */
final class GrokCommand implements Command {
    private static final String SUGGEST = "suggest";
    private static final long MEASURING_NANOS = 400_000_000;

    private final InputStream standardInput;
    private final Clock clock;

    GrokCommand(InputStream standardInput, Clock clock) {
        this.standardInput = standardInput;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "grok";
    }

    @Override
    public String purpose() {
        return "Tries a pattern on the lines of a file or of stdin: captures, or where a line stops matching; the engine and its speed. "
                + "'grok suggest FILE' proposes a pattern for a log.";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0").paramLabel("PATTERN").type(String.class).required(true)
                .description("Such as '%%{COMBINEDAPACHELOG}'; or the word suggest.").build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1").paramLabel("FILE").type(Path.class).required(false).description("The lines; else stdin.").build());
        spec.addOption(OptionSpec.builder("--json").type(boolean.class)
                .description("One JSON object of captures a line, null for a line that does not match.").build());
        spec.addOption(OptionSpec.builder("--set").paramLabel("SET").type(String.class)
                .description("The pattern names' meaning: ecs-v1 (default) or legacy.").build());
        spec.addOption(OptionSpec.builder("--pattern-file").paramLabel("FILE").type(List.class).auxiliaryTypes(Path.class)
                .description("Patterns of one's own, a line each: NAME pattern. May be given several times.").build());
    }

    @Override
    public ExitStatus run(ParseResult parsed, Terminal terminal) throws IOException {
        String pattern = parsed.matchedPositionalValue(0, "");
        String named = parsed.matchedOptionValue("--set", PatternSet.ECS_V1.key());
        Optional<PatternSet> set = PatternSet.named(named);
        if (set.isEmpty()) {
            terminal.say("unknown pattern set '" + named + "'; there are ecs-v1 and legacy");
            return ExitStatus.WRONG;
        }
        Optional<GrokLibrary> own = with(parsed.matchedOptionValue("--pattern-file", List.of()), GrokLibrary.of(set.get()), terminal);
        if (own.isEmpty()) {
            return ExitStatus.WRONG;
        }
        GrokLibrary library = own.get();
        if (!pattern.equals(SUGGEST) && parsed.matchedPositionalValue(1, null) == null && new File(pattern).isFile()) {
            terminal.say("'" + pattern + "' is a file; a pattern comes before it: tailrace grok '%{PATTERN}' " + pattern);
            return ExitStatus.WRONG;
        }
        List<byte[]> lines = lines(parsed.matchedPositionalValue(1, null));
        if (pattern.equals(SUGGEST)) {
            return suggest(lines, library, terminal);
        }
        try {
            ExitStatus status = attempt(new GrokTrial(library, pattern), lines, parsed.hasMatchedOption("--json"), terminal);
            trap(pattern, library).ifPresent(note -> terminal.err().println("note: " + note));
            return status;
        } catch (GrokException e) {
            terminal.say(e.getMessage());
            return ExitStatus.WRONG;
        }
    }

    /** What is no mistake of the language, and yet seldom what was meant. */
    private static Optional<String> trap(String pattern, GrokLibrary library) {
        if (library.names().contains(pattern)) {
            return Optional.of("'" + pattern + "' stands for itself here; the pattern of that name is %{" + pattern + '}');
        }
        String outer = pattern.replaceAll("\\\\.|\\[[^]]*]|%\\{[^}]*}", "");
        boolean either = outer.indexOf('(') < 0 && outer.indexOf('|') >= 0;
        return either ? Optional.of("'|' means 'or', so that either side alone is a match; a bar in the line is \\|") : Optional.empty();
    }

    /** The library with the patterns of files; empty if one has a mistake, which was told. */
    private static Optional<GrokLibrary> with(List<Path> files, GrokLibrary library, Terminal terminal) throws IOException {
        Map<String, String> patterns = new LinkedHashMap<>();
        boolean sound = true;
        for (Path file : files) {
            PatternLines lines = PatternLines.read(Files.readAllLines(file));
            lines.definitions().forEach(each -> patterns.put(each.name(), each.pattern()));
            lines.mistakes().forEach(each -> terminal.say("%s:%d:%d: %s".formatted(file, each.line(), each.column(), each.message())));
            sound &= lines.mistakes().isEmpty();
        }
        return sound ? Optional.of(library.with(patterns)) : Optional.empty();
    }

    private static ExitStatus suggest(List<byte[]> lines, GrokLibrary library, Terminal terminal) {
        Optional<Suggestion> suggestion = Suggestion.of(Suggestion.sample(lines), new KnownFormats(library));
        if (suggestion.isEmpty()) {
            terminal.say("there is no line to learn from");
            return ExitStatus.FAILED;
        }
        terminal.print(suggestion.get().expression());
        terminal.say("it matches %d of %d lines".formatted(suggestion.get().matching(), suggestion.get().lines()));
        return ExitStatus.DONE;
    }

    private ExitStatus attempt(GrokTrial trial, List<byte[]> lines, boolean json, Terminal terminal) {
        JsonMapper mapper = JsonMapper.shared();
        int matched = 0;
        for (byte[] line : lines) {
            GrokTrial.Outcome outcome = trial.attempt(line);
            matched += outcome instanceof GrokTrial.Matched ? 1 : 0;
            if (json) {
                terminal.out().println(outcome instanceof GrokTrial.Matched it ? mapper.writeValueAsString(object(mapper, it)) : "null");
            } else {
                print(outcome, terminal.out());
            }
        }
        terminal.err().printf("%d of %d lines matched%n", matched, lines.size());
        String engine = trial.engine().kind() == Engine.Kind.COMPILED ? "compiled" : "Joni";
        terminal.err().printf("engine: %s (%s)%n", engine, trial.engine().why());
        if (!lines.isEmpty()) {
            terminal.err().printf("speed: %,d lines a second%n", speed(trial, lines));
        }
        return ExitStatus.DONE;
    }

    private static void print(GrokTrial.Outcome outcome, PrintStream out) {
        switch (outcome) {
            case GrokTrial.Matched(List<GrokTrial.Value> values) -> {
                out.println("match");
                values.forEach(value -> out.printf("  %s: %s%n", value.capture().field(), Printable.line(value.text())));
            }
            case GrokTrial.Stopped stopped -> {
                out.println("no match");
                out.printf("  matched up to: %s%n", Printable.line(stopped.matched()));
                String path = stopped.path().isEmpty() ? "" : " (in " + String.join(" > ", stopped.path()) + ")";
                String element = stopped.element().isBlank() ? '\'' + stopped.element() + '\'' : stopped.element();
                out.printf("  stopped at:    %s%s%n", element, path);
                out.printf("  before:        %s%n", Printable.line(stopped.rest()));
            }
            case GrokTrial.GaveUp() -> out.println("given up: the line takes too many steps");
        }
    }

    private static ObjectNode object(JsonMapper mapper, GrokTrial.Matched matched) {
        ObjectNode root = mapper.createObjectNode();
        for (GrokTrial.Value value : matched.values()) {
            String[] names = value.capture().field().split("\\.");
            ObjectNode at = root;
            for (int i = 0; i < names.length - 1; i++) {
                at = at.get(names[i]) instanceof ObjectNode inner ? inner : at.putObject(names[i]);
            }
            put(at, names[names.length - 1], value.text(), value.capture().type());
        }
        return root;
    }

    private static void put(ObjectNode at, String name, String text, CaptureType type) {
        try {
            switch (type) {
                case STRING -> at.put(name, text);
                case INT, LONG -> at.put(name, Long.parseLong(text));
                case FLOAT, DOUBLE -> at.put(name, Double.parseDouble(text));
                case BOOLEAN -> at.put(name, Boolean.parseBoolean(text));
            }
        } catch (NumberFormatException e) {
            at.put(name, text);
        }
    }

    /** Matches the lines again and again, until the machine has had time to compile the code, and measures the last rounds. */
    private long speed(GrokTrial trial, List<byte[]> lines) {
        long best = Long.MAX_VALUE;
        long end = clock.nanos() + MEASURING_NANOS;
        int rounds = Math.max(1, 2000 / lines.size());
        do {
            long start = clock.nanos();
            for (int i = 0; i < rounds; i++) {
                lines.forEach(trial::match);
            }
            best = Math.min(best, clock.nanos() - start);
        } while (clock.nanos() < end);
        return (long) (1e9 * rounds * lines.size() / Math.max(1, best));
    }

    private List<byte[]> lines(Path file) throws IOException {
        byte[] all = file == null ? standardInput.readAllBytes() : Files.readAllBytes(file);
        List<byte[]> lines = new ArrayList<>();
        for (int start = 0; start < all.length; ) {
            int end = start;
            while (end < all.length && all[end] != '\n') {
                end++;
            }
            int length = end > start && all[end - 1] == '\r' ? end - 1 - start : end - start;
            byte[] line = new byte[length];
            System.arraycopy(all, start, line, 0, length);
            lines.add(line);
            start = end + 1;
        }
        return lines;
    }
}
