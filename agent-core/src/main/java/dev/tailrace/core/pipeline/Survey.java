package dev.tailrace.core.pipeline;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.input.InputState;
import dev.tailrace.core.input.SourceState;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.Memory;
import dev.tailrace.core.registry.RegistryDuty;
import dev.tailrace.core.ship.ShipState;
import dev.tailrace.core.status.AgentStatus.FileStatus;
import dev.tailrace.core.status.AgentStatus.InputStatus;
import dev.tailrace.core.status.AgentStatus.OutputStatus;
import dev.tailrace.core.status.AgentStatus.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all parts at once how they do, and waits for the answers, a second at most. One use, by one thread. */
final class Survey {
    private static final long PATIENCE = 1_000_000_000L;

    private final Clock clock;
    private final long deadline;

    Survey(Clock clock) {
        this.clock = clock;
        this.deadline = clock.nanos() + PATIENCE;
    }

    private record Question(InputRun run, CompletableFuture<InputState> state, CompletableFuture<Memory> memory) {}

    List<InputStatus> inputs(Collection<InputRun> runs, Map<String, ShipState> outputs, RegistryDuty registry) throws InterruptedException {
        List<Question> questions = runs.stream()
                .map(run -> {
                    Question question = new Question(run, new CompletableFuture<>(), new CompletableFuture<>());
                    run.input().report(question.state()::complete);
                    registry.memory(run.config().id(), question.memory()::complete);
                    return question;
                })
                .toList();
        List<InputStatus> statuses = new ArrayList<>();
        for (Question question : questions) {
            statuses.add(input(question, outputs));
        }
        return statuses;
    }

    private InputStatus input(Question question, Map<String, ShipState> outputs) throws InterruptedException {
        InputRun run = question.run();
        InputState state = await(question.state(), null);
        Memory memory = await(question.memory(), null);
        Map<Long, Entry> entries = new HashMap<>();
        if (memory != null) {
            memory.recall().forEach(entry -> entries.put(entry.generation(), entry));
        }
        long oldest = run.config().routes().outputs().stream()
                .map(outputs::get)
                .filter(ship -> ship != null && ship.oldest() != 0)
                .mapToLong(ShipState::oldest)
                .min()
                .orElse(clock.epochMillis());
        List<FileStatus> files = state == null
                ? List.of()
                : state.sources().stream().map(source -> file(source, entries.get(source.generation()), oldest)).toList();
        return new InputStatus(
                run.config().id(),
                run.config().type(),
                state != null && memory != null,
                run.tally().balance(),
                run.config().processors().drops(),
                run.config().processors().failures(),
                run.junction().waitsFor(),
                files,
                state == null ? Map.of() : state.complaints(),
                state == null ? 0 : state.sharingViolations());
    }

    private FileStatus file(SourceState source, Entry entry, long oldestOnItsWay) {
        long delivered = entry == null ? 0 : Math.min(entry.offset(), source.offset());
        long waitsSince = clock.epochMillis();
        if (delivered < source.offset()) {
            waitsSince = oldestOnItsWay;
        } else if (source.offset() < source.size() && source.unreadSince() != 0) {
            waitsSince = source.unreadSince();
        }
        return new FileStatus(
                source.name(),
                source.identity(),
                source.generation(),
                source.size(),
                source.offset(),
                delivered,
                Math.max(0, clock.epochMillis() - waitsSince) / 1e3,
                source.state(),
                source.trouble());
    }

    private <T> T await(CompletableFuture<T> answer, T otherwise) throws InterruptedException {
        try {
            return answer.get(Math.max(0, deadline - clock.nanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            return otherwise;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** @param rates events a second, by output */
    static List<OutputStatus> outputs(Collection<OutputRun> runs, Map<String, Double> rates) {
        return runs.stream().map(run -> {
            Lane lane = run.lane();
            return new OutputStatus(
                    run.config().name(),
                    run.config().type(),
                    lane.tally().balance(),
                    rates.getOrDefault(run.config().name(), 0.0),
                    lane.state(),
                    run.output().receivers(),
                    new Pool(lane.pool().limit(), lane.pool().held(), lane.pool().out()),
                    lane.queue().map(queue -> queue.state()));
        }).toList();
    }

    static Map<String, ShipState> states(Collection<OutputRun> runs) {
        Map<String, ShipState> states = new LinkedHashMap<>();
        runs.forEach(run -> states.put(run.config().name(), run.lane().state()));
        return states;
    }
}
