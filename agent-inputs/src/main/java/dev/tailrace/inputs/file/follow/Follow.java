package dev.tailrace.inputs.file.follow;

import dev.tailrace.core.duty.Duty;
import java.util.ArrayList;
import java.util.List;

/** The life of a tailed file: what each observation makes of it. Pure. */
public final class Follow {
    private static final Presence NAMED = new Presence.Named();
    private static final Presence RENAMED = new Presence.Renamed();
    private static final Presence HIDDEN = new Presence.Hidden();

    private Follow() {}

    /** The life that a file starts with once it is identified. */
    public static Life born(boolean unread) {
        return unread ? new Life.Queued(NAMED) : new Life.Asleep(NAMED);
    }

    /** What an observation at a time makes of a life. */
    public static Step step(Life life, Observation seen, Rules rules, long now) {
        if (life instanceof Life.Finished) {
            return Step.to(life);
        }
        return switch (seen) {
            case Observation.Seen(boolean unread, boolean renamed) -> {
                Presence presence = renamed || life.presence() instanceof Presence.Renamed ? RENAMED : NAMED;
                yield unread ? grown(life.with(presence)) : settled(life.with(presence), rules, now);
            }
            case Observation.Grown() -> grown(life);
            case Observation.Missing() -> missing(life, rules, now);
            case Observation.Unreachable() -> settled(life.with(HIDDEN), rules, now);
            case Observation.Deleted() -> settled(life.with(new Presence.DeletePending(now)), rules, now);
            case Observation.Opened() -> Step.to(new Life.Reading(life.presence(), now, now), Effect.READ);
            case Observation.NotThere() -> notThere(life, rules, now);
            case Observation.Progress() -> progress(life, rules, now);
            case Observation.End(boolean progress, boolean tail) -> end(life, progress, tail, rules, now);
            case Observation.Replaced() -> replaced(life);
            case Observation.Evicted() -> evicted(life);
            case Observation.Tick() -> settled(life, rules, now);
        };
    }

    private static Step grown(Life life) {
        return switch (life) {
            case Life.Asleep(Presence presence) -> Step.to(new Life.Queued(presence), Effect.QUEUE);
            case Life.Idle(Presence presence, long openedAt, long lineAt, boolean tail) ->
                Step.to(new Life.Reading(presence, openedAt, lineAt), Effect.READ);
            case Life.Queued queued -> Step.to(queued);
            case Life.Reading reading -> Step.to(reading);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step missing(Life life, Rules rules, long now) {
        Presence gone = life.presence().isLeaving() ? life.presence() : new Presence.Gone(now);
        return settled(life.with(gone), rules, now);
    }

    /** Its path leads nowhere: without a handle there is nothing more to read. */
    private static Step notThere(Life life, Rules rules, long now) {
        return switch (life) {
            case Life.Queued queued -> missing(new Life.Asleep(queued.presence()), rules, now);
            case Life.Asleep asleep -> missing(asleep, rules, now);
            case Life.Reading reading -> missing(reading, rules, now);
            case Life.Idle idle -> missing(idle, rules, now);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step progress(Life life, Rules rules, long now) {
        return life instanceof Life.Reading(Presence presence, long openedAt, long lineAt)
                ? settled(new Life.Reading(presence, openedAt, now), rules, now)
                : Step.to(life);
    }

    private static Step end(Life life, boolean progress, boolean tail, Rules rules, long now) {
        return switch (life) {
            case Life.Reading(Presence presence, long openedAt, long lineAt) ->
                settled(new Life.Idle(presence, openedAt, progress ? now : lineAt, tail), rules, now);
            case Life.Idle(Presence presence, long openedAt, long lineAt, boolean before) ->
                settled(new Life.Idle(presence, openedAt, progress ? now : lineAt, tail), rules, now);
            case Life.Asleep asleep -> Step.to(asleep);
            case Life.Queued queued -> Step.to(queued);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step replaced(Life life) {
        return hasHandle(life)
                ? Step.to(new Life.Finished(), Effect.CLOSE, Effect.BEREAVE)
                : Step.to(new Life.Finished(), Effect.BEREAVE);
    }

    private static boolean hasHandle(Life life) {
        return life instanceof Life.Reading || life instanceof Life.Idle;
    }

    /** A file whose name is gone keeps its handle: it could not be opened again. */
    private static Step evicted(Life life) {
        if (life.presence().isLeaving() || life.presence() instanceof Presence.Hidden) {
            return Step.to(life);
        }
        return switch (life) {
            case Life.Reading(Presence presence, long openedAt, long lineAt) ->
                Step.to(new Life.Queued(presence), Effect.CLOSE, Effect.QUEUE);
            case Life.Idle(Presence presence, long openedAt, long lineAt, boolean tail) -> Step.to(new Life.Asleep(presence), Effect.CLOSE);
            case Life.Asleep asleep -> Step.to(asleep);
            case Life.Queued queued -> Step.to(queued);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    /** Applies what the rules ask of a life at a time. */
    private static Step settled(Life life, Rules rules, long now) {
        return switch (life) {
            case Life.Asleep asleep -> asleep.presence().isLeaving() && rules.cleanRemoved()
                    ? Step.to(new Life.Finished(), Effect.RETIRE)
                    : Step.to(asleep);
            case Life.Reading reading -> isOver(reading.openedAt(), rules.closeTimeout(), now)
                    ? Step.to(new Life.Asleep(reading.presence()), Effect.CLOSE)
                    : Step.to(reading);
            case Life.Idle idle -> idle(idle, rules, now);
            case Life.Queued queued -> Step.to(queued);
            case Life.Finished finished -> Step.to(finished);
        };
    }

    private static Step idle(Life.Idle idle, Rules rules, long now) {
        if (idle.presence().isLeaving()) {
            return leaving(idle, rules, now);
        }
        boolean renamed = idle.presence() instanceof Presence.Renamed;
        if (rules.closeEof() || renamed && rules.closeRenamed()
                || isOver(idle.openedAt(), rules.closeTimeout(), now)
                || isOver(idle.lineAt(), rules.closeInactive(), now)) {
            Life asleep = new Life.Asleep(idle.presence());
            return renamed && idle.tail() ? Step.to(asleep, Effect.SHIP_TAIL, Effect.CLOSE) : Step.to(asleep, Effect.CLOSE);
        }
        if (renamed && idle.tail() && now - idle.lineAt() >= rules.quiet()) {
            return Step.to(new Life.Idle(idle.presence(), idle.openedAt(), idle.lineAt(), false), Effect.SHIP_TAIL);
        }
        return Step.to(idle);
    }

    private static Step leaving(Life.Idle idle, Rules rules, long now) {
        if (now < leavesAt(idle, rules)) {
            return Step.to(idle);
        }
        List<Effect> effects = new ArrayList<>();
        if (idle.tail()) {
            effects.add(Effect.SHIP_TAIL);
        }
        effects.add(Effect.CLOSE);
        if (rules.cleanRemoved()) {
            effects.add(Effect.RETIRE);
            return new Step(new Life.Finished(), effects);
        }
        return new Step(new Life.Asleep(idle.presence()), effects);
    }

    /** When an idle file whose name is gone is to be closed. */
    private static long leavesAt(Life.Idle idle, Rules rules) {
        return switch (idle.presence()) {
            case Presence.DeletePending pending -> Long.MIN_VALUE;
            case Presence.Gone(long since) -> Math.min(
                    after(idle.openedAt(), rules.closeTimeout()),
                    rules.closeRemoved() ? Math.max(since, idle.lineAt()) + rules.quiet() : after(idle.lineAt(), rules.closeInactive()));
            case Presence.Named named -> Duty.NEVER;
            case Presence.Renamed renamed -> Duty.NEVER;
            case Presence.Hidden hidden -> Duty.NEVER;
        };
    }

    private static boolean isOver(long since, long duration, long now) {
        return duration > 0 && now - since >= duration;
    }

    private static long after(long since, long duration) {
        return duration > 0 ? since + duration : Duty.NEVER;
    }

    /** When {@link Observation.Tick} will change something, if nothing else happens. */
    public static long due(Life life, Rules rules) {
        return switch (life) {
            case Life.Idle idle -> {
                if (idle.presence().isLeaving()) {
                    yield leavesAt(idle, rules);
                }
                long close = Math.min(after(idle.openedAt(), rules.closeTimeout()), after(idle.lineAt(), rules.closeInactive()));
                boolean shipsTail = idle.tail() && idle.presence() instanceof Presence.Renamed;
                yield shipsTail ? Math.min(close, idle.lineAt() + rules.quiet()) : close;
            }
            case Life.Reading reading -> after(reading.openedAt(), rules.closeTimeout());
            case Life.Asleep asleep -> Duty.NEVER;
            case Life.Queued queued -> Duty.NEVER;
            case Life.Finished finished -> Duty.NEVER;
        };
    }
}
