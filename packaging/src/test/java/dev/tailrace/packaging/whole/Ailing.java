package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.launch.Complaints;
import dev.tailrace.packaging.launch.LaunchedAgent;
import java.io.IOException;
import java.time.Duration;

/** An agent whose host ails: it is to live, to say what is wrong, and not to say it for ever. */
record Ailing(Site site, LaunchedAgent agent) {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Something that comes true in time. */
    @FunctionalInterface
    interface Event {
        boolean hasHappened() throws IOException, InterruptedException;
    }

    /** Until something has happened; the agent must not end meanwhile. */
    void await(String what, Event event) throws IOException, InterruptedException {
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); !event.hasHappened(); ) {
            assertThat(System.nanoTime()).as("%s, in time; said: %s", what, agent.errors()).isLessThan(deadline);
            pass(LOOK);
        }
    }

    /** Until all of the first so many requests are there. */
    void awaitArrival(int requests) throws IOException, InterruptedException {
        await(requests + " requests arrive", () -> site.arrivals().missing(requests) == 0);
    }

    void awaitWords(String words) throws IOException, InterruptedException {
        await("it says " + words, () -> agent.errors().contains(words));
    }

    /** A while, in which it must not end. */
    void pass(Duration time) throws IOException, InterruptedException {
        assertThat(agent.endsWithin(time)).as("ended; said: %s", agent.errors()).isFalse();
    }

    /** No warning or error was told more often than this. */
    void hasComplainedAtMost(int times) throws IOException {
        Complaints complaints = Complaints.in(agent.errors());
        assertThat(complaints.most()).as("%s", complaints).isLessThanOrEqualTo(times);
    }

    /** Asks it to end, which must succeed, and whatever was written must be there once. */
    void endsWithEveryLineOnce(int requests) throws IOException, InterruptedException {
        agent.stop();
        site.ended(agent);
        site.assertEveryLineOnce(requests);
    }
}
