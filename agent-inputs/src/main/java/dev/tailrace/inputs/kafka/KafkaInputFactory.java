package dev.tailrace.inputs.kafka;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputFactory;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.kafka.ClusterKeys;
import java.util.List;
import java.util.regex.Pattern;

/** {@code type: kafka}. Loads no class of Kafka's before the input works. */
public final class KafkaInputFactory implements InputFactory {
    private static final long LEAST_MEMORY = 1 << 20;
    private static final long MOST_MEMORY = 1 << 30;
    private static final long MOST_LINE = 5 << 20;

    private static final Key<List<String>> TOPICS = Key.strings("topics").or("[]").doc("Topics to read.");
    private static final Key<Pattern> PATTERN = Key.pattern("topics_pattern").doc("Instead of topics: an expression that their whole names match.");
    private static final Key<String> GROUP =
            Key.string("group").required().doc("Consumer group: agents of one group share the partitions, and remember in Kafka how far they are.");
    private static final Key<KafkaSettings.Format> FORMAT =
            Key.choice("format", KafkaSettings.Format.class).or("raw").doc("raw: a record is a line; json: an event, as output kafka writes it.");
    private static final Key<KafkaSettings.Isolation> ISOLATION = Key.choice("isolation", KafkaSettings.Isolation.class).or("read_committed")
            .doc("read_committed: records of transactions that ended well, and those of none; read_uncommitted: all.");
    private static final Key<KafkaSettings.Start> START =
            Key.choice("start_position", KafkaSettings.Start.class).or("beginning").doc("Where a group begins that has committed nothing.");
    private static final Key<Long> MEMORY = Key.size("memory").or("8MiB").doc("What may be fetched ahead.");
    private static final Key<Long> MAX_LINE = Key.size("max_line").or("1MiB").doc("Longer records are cut there, and flagged.");
    private static final Section SECTION =
            ClusterKeys.addTo(Section.of("input 'kafka'", TOPICS, PATTERN, GROUP, FORMAT, ISOLATION, START, MEMORY, MAX_LINE));

    private record Plan(KafkaSettings settings) implements InputPlan {
        @Override
        public int[] ownFields(Fields fields) {
            return new int[] {fields.intern("kafka.topic"), fields.intern("kafka.partition")};
        }

        @Override
        public Input start(InputContext context) {
            return new KafkaInput(settings, context);
        }
    }

    @Override
    public String type() {
        return "kafka";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public InputPlan configure(Settings settings) {
        if (settings.get(TOPICS).isEmpty() == !settings.has(PATTERN)) {
            settings.error(settings.has(PATTERN) ? PATTERN : GROUP, "expected either 'topics' or 'topics_pattern'");
        }
        if (settings.get(MEMORY) < LEAST_MEMORY || settings.get(MEMORY) > MOST_MEMORY) {
            settings.error(MEMORY, "memory: expected 1MiB to 1GiB, found " + settings.shown(MEMORY));
        }
        if (settings.get(MAX_LINE) < 1 || settings.get(MAX_LINE) > MOST_LINE) {
            settings.error(MAX_LINE, "max_line: expected 1 byte to 5MiB, found " + settings.shown(MAX_LINE));
        }
        KafkaSettings.Reading reading = new KafkaSettings.Reading(
                settings.get(FORMAT), settings.get(ISOLATION), settings.get(START), settings.get(MEMORY), (int) Math.min(MOST_LINE, settings.get(MAX_LINE)));
        return new Plan(new KafkaSettings(
                ClusterKeys.read(settings), settings.get(TOPICS), settings.has(PATTERN) ? settings.get(PATTERN) : null, settings.get(GROUP), reading));
    }
}
