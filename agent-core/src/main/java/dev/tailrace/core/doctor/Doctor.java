package dev.tailrace.core.doctor;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.input.Outlook;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.setup.AgentConfig;
import dev.tailrace.core.setup.InputConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Examines a host and a configuration. One use. */
public final class Doctor {
    /** No agent was built before. */
    private static final Instant OLDEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FUTURE_MILLIS = 60_000;
    private static final int SHOWN = 5;

    private final AgentConfig config;
    private final Path data;
    private final Platform platform;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    /** @param data the data directory */
    public Doctor(AgentConfig config, Path data, Platform platform, Clock clock) {
        this.config = config;
        this.data = data;
        this.platform = platform;
        this.clock = clock;
    }

    /** Everything, in the order of the data path. */
    public List<Finding> examine() {
        clock();
        findings.addAll(Disk.examine(data, config));
        Map<InputConfig, Outlook> outlooks = new LinkedHashMap<>();
        config.inputs().forEach(input -> outlooks.put(input, input.plan().lookAround(platform)));
        outlooks.forEach(this::input);
        twice(outlooks);
        findings.addAll(Limits.examine(outlooks.values().stream().mapToInt(outlook -> outlook.sources().size()).sum()));
        config.outputs().forEach(output -> findings.addAll(Connections.examine(output)));
        return List.copyOf(findings);
    }

    private void clock() {
        Instant now = Instant.ofEpochMilli(clock.epochMillis());
        findings.add(now.isBefore(OLDEST)
                ? Finding.wrong("clock", "it says " + now, "set the machine's clock; times of events and certificates depend on it")
                : Finding.fine("clock", now.toString()));
    }

    private void input(InputConfig input, Outlook outlook) {
        String about = "input " + input.id();
        for (String complaint : outlook.complaints()) {
            findings.add(Finding.doubtful(about, complaint, "a file that comes later is found; if it is there already, look at its path"));
        }
        List<Outlook.Source> unreadable = outlook.sources().stream().filter(source -> !source.trouble().isEmpty()).toList();
        unreadable.stream().limit(SHOWN).forEach(source ->
                findings.add(Finding.wrong(about, source.trouble(), "let the account that the agent runs under read it and its folders")));
        if (unreadable.size() > SHOWN) {
            findings.add(Finding.wrong(about, unreadable.size() - SHOWN + " more files cannot be read", ""));
        }
        outlook.sources().stream().filter(source -> !source.stat().key().isStable()).findFirst().ifPresent(source -> findings.add(Finding.wrong(
                about, source.path() + " has no file id that could be relied on", "file_identity: fingerprint knows files by what they begin with")));
        outlook.sources().stream()
                .filter(source -> source.stat().modifiedAt() > clock.epochMillis() + FUTURE_MILLIS)
                .findFirst()
                .ifPresent(source -> findings.add(Finding.doubtful(
                        about, source.path() + " was changed in the future", "the clock of this machine, or of the share's server, is wrong")));
        if (!outlook.sources().isEmpty() && unreadable.isEmpty()) {
            findings.add(Finding.fine(about, outlook.sources().size() + " file(s), all readable"));
        }
    }

    private void twice(Map<InputConfig, Outlook> outlooks) {
        Map<FileKey, InputConfig> owners = new HashMap<>();
        Set<String> told = new HashSet<>();
        outlooks.forEach((input, outlook) -> outlook.sources().forEach(source -> {
            InputConfig other = owners.putIfAbsent(source.stat().key(), input);
            if (source.stat().key().isStable() && other != null && other != input && told.add(other.id() + ' ' + input.id())) {
                findings.add(Finding.wrong(
                        "inputs " + other.id() + " and " + input.id(),
                        "both read " + source.path(),
                        "narrow the paths of one of them, or exclude_files, unless its lines are wanted twice"));
            }
        }));
    }
}
