package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.TextCache;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rate_limit}: events beyond a rate are dropped by a rule. All workers of the input share one limit, per distinct value of the
 * fields if there are some. Time is when lines were read, so that a backlog is held to the limit too.
 *
 * <p>The generic cell rate algorithm (ITU-T I.371, annex A): one number for each limit, the time at which its next event would be on time.
 */
final class RateLimit implements ProcessorFactory {
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/([smh])");
    private static final int MOST_VALUES = 10_000;
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final Key<String> limit = Key.string("limit").required().doc("The rate, such as 100/s, 5000/m or 100000/h.");
    private final Key<List<String>> names =
            Key.strings("fields").or("[]").doc("Fields each of whose values has a limit of its own; none: one limit for the input.");
    private final Key<Integer> burst =
            Key.integer("burst", 1, Integer.MAX_VALUE).doc("How many events may come at once; the number in the rate if not given.");

    @Override
    public String name() {
        return "rate_limit";
    }

    @Override
    public Section section() {
        return Section.of("processor 'rate_limit'", limit, names, burst);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int[] numbers = FieldNames.internAll(settings, names, fields);
        String written = settings.get(limit);
        if (numbers == null || written == null) {
            return null;
        }
        Matcher rate = RATE.matcher(written);
        if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0) {
            settings.error(limit, "expected a rate such as 100/s, 5000/m or 100000/h, found '" + written + '\'');
            return null;
        }
        long count = Integer.parseInt(rate.group(1));
        long unit = switch (rate.group(2)) {
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
        long interval = Math.max(1, unit / count);
        long most = settings.has(burst) ? settings.get(burst) : count;
        long tolerance = most - 1 > FOREVER / interval ? FOREVER : interval * (most - 1);
        Limits limits = new Limits(interval, tolerance, numbers.length > 0);
        return numbers.length == 0
                ? () -> new Limiting(limits)
                : () -> new LimitingEach(
                        Arrays.stream(numbers).mapToObj(FieldText::new).toArray(FieldText[]::new),
                        limits,
                        limits.byValue.view(),
                        new Slice(),
                        new Bytes(64));
    }

    /** One limit for all, or one for each combination of values. Thread-safe. */
    private static final class Limits {
        private final long interval;
        private final long tolerance;
        private final AtomicLong single = unused();
        private final TextCache<AtomicLong> byValue;

        Limits(long interval, long tolerance, boolean several) {
            this.interval = interval;
            this.tolerance = tolerance;
            this.byValue = several ? new TextCache<>(MOST_VALUES) : null;
        }

        static AtomicLong unused() {
            return new AtomicLong(Long.MIN_VALUE);
        }

        boolean take(AtomicLong due, long now) {
            while (true) {
                long expected = due.get();
                long start = Math.max(expected, now);
                if (start - now > tolerance) {
                    return false;
                }
                if (due.compareAndSet(expected, start + interval)) {
                    return true;
                }
            }
        }
    }

    /** Under the one limit. */
    private record Limiting(Limits limits) implements Processor {
        @Override
        public boolean process(Event event) {
            if (!limits.take(limits.single, event.batch().readAt())) {
                event.drop();
            }
            return true;
        }
    }

    /** Under the limit of the fields' values; a field that is absent is a value too. */
    private record LimitingEach(FieldText[] fields, Limits limits, TextCache.View<AtomicLong> known, Slice value, Bytes values)
            implements Processor {
        @Override
        public boolean process(Event event) {
            values.clear();
            for (FieldText field : fields) {
                boolean present = field.read(event, value);
                values.writeDecimal(present ? value.length() : -1).write(' ');
                if (present) {
                    values.write(value.array(), value.start(), value.length());
                }
            }
            AtomicLong due = known.get(values.array(), 0, values.length(), Limits::unused);
            if (!limits.take(due, event.batch().readAt())) {
                event.drop();
            }
            return true;
        }
    }
}
