package dev.tailrace.core.output;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The settings by which a user changes an output's {@link Delivery}, with the defaults of that type of output. */
public final class DeliveryKeys {
    private static final Key<Duration> INIT = Key.duration("init").or("1s").doc("First pause after a failure; it doubles with each further one.");
    private static final Key<Duration> MAX = Key.duration("max").or("60s").doc("Longest pause.");
    private static final Section BACKOFF = Section.of("backoff", INIT, MAX);
    private static final Key<Settings> BACKOFF_KEY = Key.section("backoff", BACKOFF).doc("How long to wait before trying again.");
    private static final Key<String> DEAD_LETTER =
            Key.string("dead_letter").doc("File for what the receiver refuses, below the data directory; dead-letter/NAME.ndjson unless given.");

    private static final Key<Long> DEAD_LETTER_SIZE = Key.size("dead_letter_size").or("1GiB")
            .doc("Bytes that refused events may take; a new file (NAME.1.ndjson, ...) every sixteenth of it, and the oldest goes when it is full.");
    private static final long LEAST_DEAD_LETTERS = 1 << 20;

    private final Key<Integer> maxInFlight;
    private final Key<Duration> linger;

    private DeliveryKeys(Key<Integer> maxInFlight, Key<Duration> linger) {
        this.maxInFlight = maxInFlight;
        this.linger = linger;
    }

    /** For an output that keeps the order of lines and takes one batch at a time: nothing of that can be changed. */
    public static DeliveryKeys inOrder() {
        return new DeliveryKeys(null, null);
    }

    /** For a receiver over the network. */
    public static DeliveryKeys of(int maxInFlight, String linger) {
        return new DeliveryKeys(
                Key.integer("max_in_flight", 1, 64).or(Integer.toString(maxInFlight)).doc("Requests at a time; 1 keeps the order of lines."),
                Key.duration("linger").or(linger).doc("How long a batch that is not full waits for more lines."));
    }

    /** The section with these keys as well. */
    public Section addTo(Section section) {
        List<Key<?>> keys = new ArrayList<>();
        if (maxInFlight != null) {
            keys.add(maxInFlight);
            keys.add(linger);
        }
        keys.add(BACKOFF_KEY);
        keys.add(DEAD_LETTER);
        keys.add(DEAD_LETTER_SIZE);
        return section.with(keys.toArray(Key<?>[]::new));
    }

    /** What the user chose. */
    public Delivery read(Settings settings) {
        Settings backoff = settings.get(BACKOFF_KEY);
        Duration init = backoff == null ? INIT.fallback() : backoff.get(INIT);
        Duration max = backoff == null ? MAX.fallback() : backoff.get(MAX);
        if (max.compareTo(init) < 0) {
            settings.error(BACKOFF_KEY, "backoff: max (" + max.toMillis() + "ms) is shorter than init (" + init.toMillis() + "ms)");
        }
        if (settings.get(DEAD_LETTER_SIZE) < LEAST_DEAD_LETTERS) {
            settings.error(DEAD_LETTER_SIZE, "dead_letter_size: expected 1MiB or more, found " + settings.shown(DEAD_LETTER_SIZE));
        }
        return new Delivery(
                maxInFlight == null ? 1 : settings.get(maxInFlight),
                linger == null ? Duration.ZERO : settings.get(linger),
                init,
                max,
                settings.get(DEAD_LETTER),
                settings.get(DEAD_LETTER_SIZE));
    }
}
