package dev.tailrace.inputs.file.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Duty;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds along every life that can be lived. */
class FollowProperties {
    /** Something happens, so many ticks of time after what happened before. */
    record Event(Observation seen, long after) {}

    @Property(seed = "1")
    void handleNeverGoesWithoutClosing(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            boolean closed = step.effects().contains(Effect.CLOSE);
            assertThat(closed).as("%s, %s: %s", before, event, step).isEqualTo(hasHandle(before) && !hasHandle(step.life()));
            assertThat(Collections.frequency(step.effects(), Effect.CLOSE)).isLessThanOrEqualTo(1);
        });
    }

    @Property(seed = "1")
    void handleIsClosedOnlyAfterEverythingWasRead(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            if (before instanceof Life.Reading reading && step.effects().contains(Effect.CLOSE)) {
                boolean timeout = rules.closeTimeout() > 0 && now - reading.openedAt() >= rules.closeTimeout();
                assertThat(timeout && step.effects().contains(Effect.QUEUE)
                                || event.seen() instanceof Observation.Failed
                                || event.seen() instanceof Observation.End
                                || event.seen() instanceof Observation.Replaced
                                || event.seen() instanceof Observation.Evicted)
                        .as("%s, %s: %s", before, event, step)
                        .isTrue();
            }
        });
    }

    @Property(seed = "1")
    void fileWhoseNameIsGoneIsReadToItsEndWhateverTheRules(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            if (before instanceof Life.Reading && step.life().presence().isLeaving() && step.effects().contains(Effect.CLOSE)) {
                assertThat(event.seen())
                        .as("%s, %s: %s", before, event, step)
                        .isInstanceOfAny(Observation.End.class, Observation.Replaced.class, Observation.Failed.class);
            }
        });
    }

    @Property(seed = "1")
    void fileWhoseNameIsGoneGivesItsHandleAwayOnlyForGood(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            if (before.presence().isLeaving() && event.seen() instanceof Observation.Evicted) {
                assertThat(step.life()).isInstanceOfAny(before.getClass(), Life.Finished.class, Life.Asleep.class);
                assertThat(before instanceof Life.Reading && step.effects().contains(Effect.CLOSE)).isFalse();
            }
        });
    }

    @Property(seed = "1")
    void tailIsNotLeftBehindInAFileThatIsClosedForGood(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            boolean forGood = step.effects().contains(Effect.CLOSE) && step.life().presence().isLeaving();
            boolean readable = !(event.seen() instanceof Observation.Replaced) && !(event.seen() instanceof Observation.Failed);
            if (forGood && readable && before instanceof Life.Idle idle && idle.tail()) {
                assertThat(event.seen()).as("%s: %s", before, step).isInstanceOf(Observation.End.class);
            }
        });
    }

    @Property(seed = "1")
    void effectsFitTheLifeTheyLeadTo(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            List<Effect> effects = step.effects();
            assertThat(effects.contains(Effect.QUEUE))
                    .isEqualTo(step.life() instanceof Life.Queued && !(before instanceof Life.Queued));
            assertThat(effects.contains(Effect.READ))
                    .isEqualTo(step.life() instanceof Life.Reading && !(before instanceof Life.Reading));
            assertThat(effects.contains(Effect.RETIRE) || effects.contains(Effect.BEREAVE))
                    .isEqualTo(step.life() instanceof Life.Finished && !(before instanceof Life.Finished));
        });
    }

    @Property(seed = "1")
    void tailIsShippedWhileTheHandleIsThere(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            if (step.effects().contains(Effect.SHIP_TAIL)) {
                assertThat(step.effects()).containsExactly(Effect.SHIP_TAIL);
                assertThat(step.life()).isInstanceOf(Life.Idle.class);
            }
        });
    }

    @Property(seed = "1")
    void timeChangesNothingBeforeDueAndSomethingAtDue(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            Life life = step.life();
            long due = Follow.due(life, rules);
            if (due == Duty.NEVER) {
                if (hasHandle(life)) {
                    assertThat(Follow.step(life, new Observation.Tick(), rules, now + 1_000_000)).isEqualTo(Step.to(life));
                }
                return;
            }
            if (due > now) {
                assertThat(Follow.step(life, new Observation.Tick(), rules, due - 1)).as("before %s", due).isEqualTo(Step.to(life));
            }
            assertThat(Follow.step(life, new Observation.Tick(), rules, Math.max(due, now)))
                    .as("at %s", due)
                    .isNotEqualTo(Step.to(life));
        });
    }

    @Property(seed = "1")
    void fileThatNobodyCanSeeIsNotForgotten(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            if (event.seen() instanceof Observation.Unreachable) {
                assertThat(step.effects()).doesNotContain(Effect.RETIRE, Effect.BEREAVE);
            }
            if (before.presence() instanceof Presence.Hidden && event.seen() instanceof Observation.Tick) {
                assertThat(step.effects()).doesNotContain(Effect.RETIRE);
            }
        });
    }

    private interface Check {
        void of(Life before, Event event, Step step, long now);
    }

    /** Leads a life, with only those observations that the tail can make in it. */
    private static void live(Rules rules, List<Event> events, Check check) {
        Life life = Follow.born(false);
        long now = 1_000;
        for (Event event : events) {
            now += event.after();
            if (!canBeMade(event.seen(), life)) {
                continue;
            }
            Step step = Follow.step(life, event.seen(), rules, now);
            check.of(life, event, step, now);
            life = step.life();
        }
    }

    @Property(seed = "1")
    void toBeSeenAsBeforeIsNewsOnlyToThoseThatWaitForIt(@ForAll("rules") Rules rules, @ForAll("events") List<Event> events) {
        live(rules, events, (before, event, step, now) -> {
            if (!Follow.waitsToBeSeen(before)) {
                Step seen = Follow.step(before, new Observation.Seen(false, false), rules, now);
                assertThat(seen).as("%s", before).isEqualTo(Follow.step(before, new Observation.Tick(), rules, now));
            }
        });
    }

    private static boolean canBeMade(Observation seen, Life life) {
        return switch (seen) {
            case Observation.Opened opened -> life instanceof Life.Queued;
            case Observation.NotThere gone -> life instanceof Life.Queued;
            case Observation.Progress progress -> life instanceof Life.Reading;
            case Observation.End end -> hasHandle(life);
            case Observation.Grown grown -> hasHandle(life);
            case Observation.Replaced replaced -> hasHandle(life);
            case Observation.Evicted evicted -> hasHandle(life);
            case Observation.Deleted deleted -> hasHandle(life);
            case Observation.Failed failed -> hasHandle(life) || life instanceof Life.Queued;
            case Observation.Inactive inactive -> true;
            case Observation.Seen sight -> true;
            case Observation.Missing missing -> true;
            case Observation.Unreachable unreachable -> true;
            case Observation.Tick tick -> true;
        };
    }

    private static boolean hasHandle(Life life) {
        return life instanceof Life.Reading || life instanceof Life.Idle;
    }

    @Provide
    Arbitrary<Rules> rules() {
        Arbitrary<Boolean> choice = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(0L, 30L), choice, choice, choice, Arbitraries.of(0L, 50L), choice, Arbitraries.of(5L, 40L))
                .as(Rules::new);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Observation> common = Arbitraries.of(
                new Observation.Seen(true, false),
                new Observation.Opened(),
                new Observation.Progress(),
                new Observation.End(true, false),
                new Observation.End(true, true),
                new Observation.End(false, true),
                new Observation.Grown(),
                new Observation.Missing(),
                new Observation.Tick());
        Arbitrary<Observation> rare = Arbitraries.of(
                new Observation.Seen(false, false),
                new Observation.Seen(true, false),
                new Observation.Seen(false, true),
                new Observation.Seen(true, true),
                new Observation.Unreachable(),
                new Observation.Deleted(),
                new Observation.NotThere(),
                new Observation.Failed(),
                new Observation.Replaced(),
                new Observation.Inactive(),
                new Observation.Evicted());
        return Combinators.combine(Arbitraries.oneOf(common, rare), Arbitraries.longs().between(0, 20))
                .as(Event::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }
}
