package dev.tailrace.inputs.file.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Duty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole table of a file's life. Times stand as letters: O opened, L last line, S the name was lost, N now; so short after each other
 * that no duration of the rules is over.
 */
class FollowTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Map<String, Long> TIMES = Map.of("O", 10 * SECOND, "L", 20 * SECOND, "S", 21 * SECOND, "N", 22 * SECOND);
    private static final List<String> LIVES = List.of("asleep", "asleep-tail", "queued", "reading O L", "idle O L", "idle-tail O L");
    private static final List<String> PRESENCES = List.of("named", "renamed", "gone-S", "pending-S", "hidden");
    private static final List<String> OBSERVATIONS = List.of(
            "seen", "seen-renamed", "seen-unread", "seen-unread-renamed", "grown", "missing", "unreachable", "deleted", "opened", "not-there",
            "progress", "end", "end-progress", "end-tail", "end-progress-tail", "failed", "replaced", "inactive",
            "evicted", "tick");

    /**
     * {@code observation | presences | life | life after, presence after: effects}; "*" all presences, "=" as before.
     */
    private static final String TABLE =
            """
            seen                | named gone-S pending-S hidden | asleep        | asleep named:
            seen                | named gone-S pending-S hidden | queued        | queued named:
            seen                | named gone-S pending-S hidden | reading O L   | reading O L named:
            seen                | named gone-S pending-S hidden | idle O L      | idle O L named:
            seen                | named gone-S pending-S hidden | idle-tail O L | idle-tail O L named:
            seen                | renamed                       | asleep        | asleep renamed:
            seen                | named gone-S pending-S hidden | asleep-tail   | asleep-tail named:
            seen                | renamed                       | asleep-tail   | queued renamed: QUEUE
            seen                | renamed                       | queued        | queued renamed:
            seen                | renamed                       | reading O L   | reading O L renamed:
            seen                | renamed                       | idle O L      | idle O L renamed:
            seen                | renamed                       | idle-tail O L | idle-tail O L renamed:
            seen-renamed        | *                             | asleep        | asleep renamed:
            seen-renamed        | *                             | asleep-tail   | queued renamed: QUEUE
            seen-renamed        | *                             | queued        | queued renamed:
            seen-renamed        | *                             | reading O L   | reading O L renamed:
            seen-renamed        | *                             | idle O L      | idle O L renamed:
            seen-renamed        | *                             | idle-tail O L | idle-tail O L renamed:
            seen-unread         | named gone-S pending-S hidden | asleep        | queued named: QUEUE
            seen-unread         | named gone-S pending-S hidden | queued        | queued named:
            seen-unread         | named gone-S pending-S hidden | reading O L   | reading O L named:
            seen-unread         | named gone-S pending-S hidden | idle O L      | reading O L named: READ
            seen-unread         | named gone-S pending-S hidden | idle-tail O L | reading O L named: READ
            seen-unread         | renamed                       | asleep        | queued renamed: QUEUE
            seen-unread         | named gone-S pending-S hidden | asleep-tail   | queued named: QUEUE
            seen-unread         | renamed                       | asleep-tail   | queued renamed: QUEUE
            seen-unread         | renamed                       | queued        | queued renamed:
            seen-unread         | renamed                       | reading O L   | reading O L renamed:
            seen-unread         | renamed                       | idle O L      | reading O L renamed: READ
            seen-unread         | renamed                       | idle-tail O L | reading O L renamed: READ
            seen-unread-renamed | *                             | asleep        | queued renamed: QUEUE
            seen-unread-renamed | *                             | asleep-tail   | queued renamed: QUEUE
            seen-unread-renamed | *                             | queued        | queued renamed:
            seen-unread-renamed | *                             | reading O L   | reading O L renamed:
            seen-unread-renamed | *                             | idle O L      | reading O L renamed: READ
            seen-unread-renamed | *                             | idle-tail O L | reading O L renamed: READ
            grown               | *                             | asleep        | queued =: QUEUE
            grown               | *                             | asleep-tail   | queued =: QUEUE
            grown               | *                             | queued        | queued =:
            grown               | *                             | reading O L   | reading O L =:
            grown               | *                             | idle O L      | reading O L =: READ
            grown               | *                             | idle-tail O L | reading O L =: READ
            missing             | *                             | asleep        | finished: RETIRE
            missing             | *                             | asleep-tail   | finished: RETIRE
            missing             | named renamed hidden          | queued        | queued gone-N:
            missing             | named renamed hidden          | reading O L   | reading O L gone-N:
            missing             | named renamed hidden          | idle O L      | idle O L gone-N:
            missing             | named renamed hidden          | idle-tail O L | idle-tail O L gone-N:
            missing             | gone-S pending-S              | queued        | queued =:
            missing             | gone-S pending-S              | reading O L   | reading O L =:
            missing             | gone-S                        | idle O L      | idle O L =:
            missing             | gone-S                        | idle-tail O L | idle-tail O L =:
            missing             | pending-S                     | idle O L      | finished: CLOSE RETIRE
            missing             | pending-S                     | idle-tail O L | idle-tail O L =: SHIP_TAIL
            unreachable         | *                             | asleep        | asleep hidden:
            unreachable         | *                             | asleep-tail   | asleep-tail hidden:
            unreachable         | *                             | queued        | queued hidden:
            unreachable         | *                             | reading O L   | reading O L hidden:
            unreachable         | *                             | idle O L      | idle O L hidden:
            unreachable         | *                             | idle-tail O L | idle-tail O L hidden:
            deleted             | *                             | asleep        | finished: RETIRE
            deleted             | *                             | asleep-tail   | finished: RETIRE
            deleted             | *                             | queued        | queued pending-N:
            deleted             | *                             | reading O L   | reading O L pending-N:
            deleted             | *                             | idle O L      | finished: CLOSE RETIRE
            deleted             | *                             | idle-tail O L | idle-tail O L pending-N: SHIP_TAIL
            opened              | *                             | asleep        | reading N N =: READ
            opened              | *                             | asleep-tail   | reading N N =: READ
            opened              | *                             | queued        | reading N N =: READ
            opened              | *                             | reading O L   | reading N N =: READ
            opened              | *                             | idle O L      | reading N N =: READ
            opened              | *                             | idle-tail O L | reading N N =: READ
            not-there           | *                             | asleep        | finished: RETIRE
            not-there           | *                             | asleep-tail   | finished: RETIRE
            not-there           | *                             | queued        | finished: RETIRE
            not-there           | named renamed hidden          | reading O L   | reading O L gone-N:
            not-there           | named renamed hidden          | idle O L      | idle O L gone-N:
            not-there           | named renamed hidden          | idle-tail O L | idle-tail O L gone-N:
            not-there           | gone-S pending-S              | reading O L   | reading O L =:
            not-there           | gone-S                        | idle O L      | idle O L =:
            not-there           | gone-S                        | idle-tail O L | idle-tail O L =:
            not-there           | pending-S                     | idle O L      | finished: CLOSE RETIRE
            not-there           | pending-S                     | idle-tail O L | idle-tail O L =: SHIP_TAIL
            progress            | *                             | asleep        | asleep =:
            progress            | *                             | asleep-tail   | asleep-tail =:
            progress            | *                             | queued        | queued =:
            progress            | *                             | reading O L   | reading O N =:
            progress            | *                             | idle O L      | idle O L =:
            progress            | *                             | idle-tail O L | idle-tail O L =:
            end                 | *                             | asleep        | asleep =:
            end                 | *                             | asleep-tail   | asleep-tail =:
            end                 | *                             | queued        | queued =:
            end                 | named renamed gone-S hidden   | reading O L   | idle O L =:
            end                 | named renamed gone-S hidden   | idle O L      | idle O L =:
            end                 | named renamed gone-S hidden   | idle-tail O L | idle O L =:
            end                 | pending-S                     | reading O L   | finished: CLOSE RETIRE
            end                 | pending-S                     | idle O L      | finished: CLOSE RETIRE
            end                 | pending-S                     | idle-tail O L | finished: CLOSE RETIRE
            end-progress        | *                             | asleep        | asleep =:
            end-progress        | *                             | asleep-tail   | asleep-tail =:
            end-progress        | *                             | queued        | queued =:
            end-progress        | named renamed gone-S hidden   | reading O L   | idle O N =:
            end-progress        | named renamed gone-S hidden   | idle O L      | idle O N =:
            end-progress        | named renamed gone-S hidden   | idle-tail O L | idle O N =:
            end-progress        | pending-S                     | reading O L   | finished: CLOSE RETIRE
            end-progress        | pending-S                     | idle O L      | finished: CLOSE RETIRE
            end-progress        | pending-S                     | idle-tail O L | finished: CLOSE RETIRE
            end-tail            | *                             | asleep        | asleep =:
            end-tail            | *                             | asleep-tail   | asleep-tail =:
            end-tail            | *                             | queued        | queued =:
            end-tail            | named renamed gone-S hidden   | reading O L   | idle-tail O L =:
            end-tail            | named renamed gone-S hidden   | idle O L      | idle-tail O L =:
            end-tail            | named renamed gone-S hidden   | idle-tail O L | idle-tail O L =:
            end-tail            | pending-S                     | reading O L   | idle-tail O L =: SHIP_TAIL
            end-tail            | pending-S                     | idle O L      | idle-tail O L =: SHIP_TAIL
            end-tail            | pending-S                     | idle-tail O L | idle-tail O L =: SHIP_TAIL
            end-progress-tail   | *                             | asleep        | asleep =:
            end-progress-tail   | *                             | asleep-tail   | asleep-tail =:
            end-progress-tail   | *                             | queued        | queued =:
            end-progress-tail   | named renamed gone-S hidden   | reading O L   | idle-tail O N =:
            end-progress-tail   | named renamed gone-S hidden   | idle O L      | idle-tail O N =:
            end-progress-tail   | named renamed gone-S hidden   | idle-tail O L | idle-tail O N =:
            end-progress-tail   | pending-S                     | reading O L   | idle-tail O N =: SHIP_TAIL
            end-progress-tail   | pending-S                     | idle O L      | idle-tail O N =: SHIP_TAIL
            end-progress-tail   | pending-S                     | idle-tail O L | idle-tail O N =: SHIP_TAIL
            failed              | *                             | asleep        | asleep =:
            failed              | *                             | asleep-tail   | asleep-tail =:
            failed              | named renamed hidden          | queued        | asleep =:
            failed              | gone-S pending-S              | queued        | finished: RETIRE
            failed              | named renamed hidden          | reading O L   | asleep =: CLOSE
            failed              | gone-S                        | reading O L   | idle O L =:
            failed              | pending-S                     | reading O L   | finished: CLOSE RETIRE
            failed              | named renamed hidden          | idle O L      | asleep =: CLOSE
            failed              | gone-S                        | idle O L      | idle O L =:
            failed              | pending-S                     | idle O L      | finished: CLOSE RETIRE
            failed              | named renamed hidden          | idle-tail O L | asleep-tail =: CLOSE
            failed              | gone-S                        | idle-tail O L | idle O L =:
            failed              | pending-S                     | idle-tail O L | finished: CLOSE RETIRE
            replaced            | *                             | asleep        | finished: BEREAVE
            replaced            | *                             | asleep-tail   | finished: BEREAVE
            replaced            | *                             | queued        | finished: BEREAVE
            replaced            | *                             | reading O L   | finished: CLOSE BEREAVE
            replaced            | *                             | idle O L      | finished: CLOSE BEREAVE
            replaced            | *                             | idle-tail O L | finished: CLOSE BEREAVE
            evicted             | *                             | asleep        | asleep =:
            evicted             | *                             | asleep-tail   | asleep-tail =:
            evicted             | *                             | queued        | queued =:
            evicted             | named renamed                 | reading O L   | queued =: CLOSE QUEUE
            evicted             | named renamed                 | idle O L      | asleep =: CLOSE
            evicted             | named renamed                 | idle-tail O L | asleep-tail =: CLOSE
            evicted             | gone-S pending-S hidden       | reading O L   | reading O L =:
            evicted             | gone-S pending-S hidden       | idle O L      | idle O L =:
            evicted             | gone-S pending-S hidden       | idle-tail O L | idle-tail O L =:
            inactive            | *                             | asleep        | finished: RETIRE
            inactive            | *                             | asleep-tail   | finished: RETIRE
            inactive            | *                             | queued        | queued =:
            inactive            | *                             | reading O L   | reading O L =:
            inactive            | *                             | idle O L      | idle O L =:
            inactive            | *                             | idle-tail O L | idle-tail O L =:
            tick                | named renamed hidden          | asleep        | asleep =:
            tick                | gone-S pending-S              | asleep        | finished: RETIRE
            tick                | named renamed hidden          | asleep-tail   | asleep-tail =:
            tick                | gone-S pending-S              | asleep-tail   | finished: RETIRE
            tick                | *                             | queued        | queued =:
            tick                | *                             | reading O L   | reading O L =:
            tick                | named renamed gone-S hidden   | idle O L      | idle O L =:
            tick                | named renamed gone-S hidden   | idle-tail O L | idle-tail O L =:
            tick                | pending-S                     | idle O L      | finished: CLOSE RETIRE
            tick                | pending-S                     | idle-tail O L | idle-tail O L =: SHIP_TAIL
            """;

    /** A row of the table for one presence. */
    record Case(String observation, String life, String presence, String expected) {
        static Stream<Case> of(String row) {
            String[] cells = row.split("\\|");
            String presences = cells[1].strip();
            return (presences.equals("*") ? PRESENCES.stream() : Stream.of(presences.split(" +")))
                    .map(presence -> new Case(cells[0].strip(), cells[2].strip(), presence, cells[3].strip().replace("=", presence)));
        }
    }

    static List<Case> table() {
        return TABLE.lines().flatMap(Case::of).toList();
    }

    @ParameterizedTest
    @MethodSource("table")
    void observationMakesOfALifeWhatTheTableSays(Case row) {
        Step step = Follow.step(life(row.life() + " " + row.presence()), observation(row.observation()), Rules.DEFAULT, TIMES.get("N"));

        assertThat(text(step)).isEqualTo(row.expected());
    }

    @Test
    void tableHasEveryLifeWithEveryPresenceAndObservationOnce() {
        List<String> all = new ArrayList<>();
        for (String observation : OBSERVATIONS) {
            for (String life : LIVES) {
                for (String presence : PRESENCES) {
                    all.add(observation + ", " + life + " " + presence);
                }
            }
        }

        assertThat(table().stream().map(row -> row.observation() + ", " + row.life() + " " + row.presence()).toList())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void observationsOfTheTableAreOfEveryType() {
        assertThat(OBSERVATIONS.stream().map(FollowTest::observation).map(Object::getClass).distinct().count())
                .isEqualTo(Observation.class.getPermittedSubclasses().length);
        assertThat(LIVES.stream().map(life -> life(life + " named")).map(Object::getClass).distinct().count())
                .isEqualTo(Life.class.getPermittedSubclasses().length - 1);
    }

    @Test
    void nothingWakesAFinishedFile() {
        for (String observation : OBSERVATIONS) {
            assertThat(Follow.step(new Life.Finished(), observation(observation), Rules.DEFAULT, TIMES.get("N")))
                    .as(observation)
                    .isEqualTo(Step.to(new Life.Finished()));
        }
    }

    @Test
    void identifiedFileIsLookedAtAndKnowsWhetherItWasRotated() {
        assertThat(Follow.born(false)).isEqualTo(new Life.Asleep(new Presence.Named(), false));
        assertThat(Follow.born(true)).isEqualTo(new Life.Asleep(new Presence.Renamed(), false));
    }

    /** Opened at 10 s, last line at 20 s, name lost at 21 s; seconds of the observation and what comes of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            default                      | tick         | 319 | idle O L named         | idle O L named:
            default                      | tick         | 320 | idle O L named         | asleep named: CLOSE
            default                      | tick         | 320 | idle-tail O L named    | asleep-tail named: CLOSE
            default                      | seen         | 320 | idle O L named         | asleep named: CLOSE
            default                      | tick         | 320 | idle O L hidden        | asleep hidden: CLOSE
            default                      | tick         | 999 | reading O L named      | reading O L named:
            default                      | tick         |  24 | idle-tail O L renamed  | idle-tail O L renamed:
            default                      | tick         |  25 | idle-tail O L renamed  | idle-tail O L renamed: SHIP_TAIL
            default                      | end          |  25 | idle-tail O L renamed  | idle O L renamed:
            default                      | tick         | 320 | idle-tail O L renamed  | idle-tail O L renamed: SHIP_TAIL
            default                      | end          | 320 | idle-tail O L renamed  | asleep renamed: CLOSE
            default                      | tick         |  99 | idle-tail O L named    | idle-tail O L named:
            default                      | seen-renamed |  22 | asleep-tail named      | queued renamed: QUEUE
            default                      | seen         |  22 | asleep-tail named      | asleep-tail named:
            default                      | tick         |  25 | idle O L gone-S        | idle O L gone-S:
            default                      | tick         |  26 | idle O L gone-S        | finished: CLOSE RETIRE
            default                      | tick         |  26 | idle-tail O L gone-S   | idle-tail O L gone-S: SHIP_TAIL
            default                      | end          |  26 | idle-tail O L gone-S   | finished: CLOSE RETIRE
            default                      | missing      |  26 | idle O L gone-S        | finished: CLOSE RETIRE
            default                      | end          |  26 | reading O L gone-S     | finished: CLOSE RETIRE
            default                      | tick         | 999 | reading O L gone-S     | reading O L gone-S:
            default                      | failed       |  26 | reading O L gone-S     | finished: CLOSE RETIRE
            default                      | evicted      |  25 | idle O L gone-S        | idle O L gone-S:
            default                      | evicted      |  26 | idle O L gone-S        | finished: CLOSE RETIRE
            default                      | evicted      |  26 | idle-tail O L gone-S   | idle-tail O L gone-S: SHIP_TAIL
            default                      | evicted      |  99 | reading O L gone-S     | reading O L gone-S:
            never-inactive               | tick         | 999 | idle O L named         | idle O L named:
            close_renamed                | seen-renamed |  22 | idle O L named         | asleep renamed: CLOSE
            close_renamed                | seen-renamed |  22 | idle-tail O L named    | idle-tail O L renamed:
            close_renamed                | tick         |  24 | idle-tail O L renamed  | idle-tail O L renamed:
            close_renamed                | tick         |  25 | idle-tail O L renamed  | idle-tail O L renamed: SHIP_TAIL
            close_renamed                | end          |  22 | idle-tail O L renamed  | asleep renamed: CLOSE
            close_renamed                | seen-renamed |  22 | reading O L named      | reading O L renamed:
            close_renamed                | end-tail     |  22 | reading O L renamed    | idle-tail O L renamed:
            close_renamed                | end-tail     |  25 | reading O L renamed    | idle-tail O L renamed: SHIP_TAIL
            close_renamed                | end          |  22 | reading O L named      | idle O L named:
            keep_removed                 | tick         | 319 | idle O L gone-S        | idle O L gone-S:
            keep_removed                 | tick         | 320 | idle-tail O L gone-S   | idle-tail O L gone-S: SHIP_TAIL
            keep_removed                 | end          | 320 | idle-tail O L gone-S   | finished: CLOSE RETIRE
            keep_removed                 | evicted      |  26 | idle O L gone-S        | finished: CLOSE RETIRE
            keep_removed never-inactive  | tick         | 999 | idle O L gone-S        | idle O L gone-S:
            close_eof                    | end          |  22 | reading O L named      | asleep named: CLOSE
            close_eof                    | end-tail     |  22 | reading O L named      | asleep-tail named: CLOSE
            close_eof                    | end-tail     |  22 | reading O L renamed    | idle-tail O L renamed:
            close_eof                    | end-tail     |  25 | reading O L renamed    | idle-tail O L renamed: SHIP_TAIL
            close_eof                    | end          |  22 | idle-tail O L renamed  | asleep renamed: CLOSE
            close_eof                    | progress     |  22 | reading O L named      | reading O N named:
            close_eof                    | missing      |  22 | reading O L named      | reading O L gone-N:
            close_eof                    | end          |  22 | reading O L gone-S     | finished: CLOSE RETIRE
            close_eof                    | end-tail     |  22 | reading O L gone-S     | idle-tail O L gone-S: SHIP_TAIL
            close_eof keep_removed       | end          |  22 | reading O L gone-S     | finished: CLOSE RETIRE
            close_timeout                | tick         |  69 | reading O L named      | reading O L named:
            close_timeout                | tick         |  70 | reading O L named      | queued named: CLOSE QUEUE
            close_timeout                | progress     |  70 | reading O L named      | queued named: CLOSE QUEUE
            close_timeout                | tick         |  70 | idle O L named         | asleep named: CLOSE
            close_timeout                | tick         | 999 | reading O L gone-S     | reading O L gone-S:
            close_timeout                | end          | 999 | reading O L gone-S     | finished: CLOSE RETIRE
            close_timeout                | tick         | 999 | reading O L pending-S  | reading O L pending-S:
            close_timeout                | tick         |  70 | reading O L hidden     | queued hidden: CLOSE QUEUE
            close_timeout keep_removed   | tick         |  69 | idle O L gone-S        | idle O L gone-S:
            close_timeout keep_removed   | tick         |  70 | idle O L gone-S        | finished: CLOSE RETIRE
            keep_entry                   | missing      |  22 | asleep named           | asleep gone-N:
            keep_entry                   | not-there    |  22 | queued named           | asleep gone-N:
            keep_entry                   | tick         |  26 | idle O L gone-S        | asleep gone-S: CLOSE
            keep_entry                   | tick         |  26 | idle-tail O L gone-S   | idle-tail O L gone-S: SHIP_TAIL
            keep_entry                   | end          |  26 | idle-tail O L gone-S   | asleep gone-S: CLOSE
            keep_entry                   | deleted      |  22 | idle O L named         | asleep pending-N: CLOSE
            keep_entry                   | seen-unread  |  22 | asleep gone-S          | queued named: QUEUE
            keep_entry                   | inactive     |  22 | asleep named           | finished: RETIRE
            """)
    void rulesDecideWhenAHandleIsClosed(String rules, String seen, long seconds, String life, String expected) {
        assertThat(text(Follow.step(life(life), observation(seen), rules(rules), seconds * SECOND))).isEqualTo(expected);
    }

    @Test
    void timeTellsWhatIsDueInEveryLifeThatIsDone() {
        for (Case row : table()) {
            Life life = life(row.life() + " " + row.presence());
            long due = Follow.due(life, Rules.DEFAULT);
            Step at = Follow.step(life, new Observation.Tick(), Rules.DEFAULT, Math.max(due, TIMES.get("N")));
            assertThat(at.equals(Step.to(life))).as("%s, due at %s: %s", life, due, at).isEqualTo(due == Duty.NEVER);
        }
    }

    static Rules rules(String text) {
        List<String> words = List.of(text.split(" +"));
        return new Rules(
                words.contains("never-inactive") ? 0 : 300 * SECOND,
                words.contains("close_renamed"),
                !words.contains("keep_removed"),
                words.contains("close_eof"),
                words.contains("close_timeout") ? 60 * SECOND : 0,
                !words.contains("keep_entry"),
                5 * SECOND);
    }

    private static Life life(String text) {
        String[] words = text.split(" +");
        Presence presence = presence(words[words.length - 1]);
        return switch (words[0]) {
            case "asleep" -> new Life.Asleep(presence, false);
            case "asleep-tail" -> new Life.Asleep(presence, true);
            case "queued" -> new Life.Queued(presence);
            case "reading" -> new Life.Reading(presence, TIMES.get(words[1]), TIMES.get(words[2]));
            case "idle" -> new Life.Idle(presence, TIMES.get(words[1]), TIMES.get(words[2]), false);
            case "idle-tail" -> new Life.Idle(presence, TIMES.get(words[1]), TIMES.get(words[2]), true);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Presence presence(String word) {
        return switch (word) {
            case "named" -> new Presence.Named();
            case "renamed" -> new Presence.Renamed();
            case "hidden" -> new Presence.Hidden();
            case "gone-S" -> new Presence.Gone(TIMES.get("S"));
            case "pending-S" -> new Presence.DeletePending(TIMES.get("S"));
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Observation observation(String word) {
        return switch (word) {
            case "seen" -> new Observation.Seen(false, false);
            case "seen-renamed" -> new Observation.Seen(false, true);
            case "seen-unread" -> new Observation.Seen(true, false);
            case "seen-unread-renamed" -> new Observation.Seen(true, true);
            case "grown" -> new Observation.Grown();
            case "missing" -> new Observation.Missing();
            case "unreachable" -> new Observation.Unreachable();
            case "deleted" -> new Observation.Deleted();
            case "opened" -> new Observation.Opened();
            case "not-there" -> new Observation.NotThere();
            case "progress" -> new Observation.Progress();
            case "end" -> new Observation.End(false, false);
            case "end-progress" -> new Observation.End(true, false);
            case "end-tail" -> new Observation.End(false, true);
            case "end-progress-tail" -> new Observation.End(true, true);
            case "failed" -> new Observation.Failed();
            case "replaced" -> new Observation.Replaced();
            case "inactive" -> new Observation.Inactive();
            case "evicted" -> new Observation.Evicted();
            case "tick" -> new Observation.Tick();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static String text(Step step) {
        String effects = step.effects().stream().map(effect -> " " + effect).collect(Collectors.joining());
        return text(step.life()) + ":" + effects;
    }

    private static String text(Life life) {
        return switch (life) {
            case Life.Asleep(Presence presence, boolean tail) -> (tail ? "asleep-tail " : "asleep ") + text(presence);
            case Life.Queued(Presence presence) -> "queued " + text(presence);
            case Life.Reading(Presence presence, long opened, long line) ->
                "reading " + letter(opened) + " " + letter(line) + " " + text(presence);
            case Life.Idle(Presence presence, long opened, long line, boolean tail) ->
                (tail ? "idle-tail " : "idle ") + letter(opened) + " " + letter(line) + " " + text(presence);
            case Life.Finished() -> "finished";
        };
    }

    private static String text(Presence presence) {
        return switch (presence) {
            case Presence.Named() -> "named";
            case Presence.Renamed() -> "renamed";
            case Presence.Hidden() -> "hidden";
            case Presence.Gone(long since) -> "gone-" + letter(since);
            case Presence.DeletePending(long since) -> "pending-" + letter(since);
        };
    }

    private static String letter(long time) {
        return TIMES.entrySet().stream()
                .filter(entry -> entry.getValue() == time)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(String.valueOf(time));
    }
}
