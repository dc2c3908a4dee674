package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.OutputContract;
import dev.tailrace.outputs.testing.RealKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** At least once, into a real broker. */
class KafkaIT {
    @TempDir
    static Path folder;

    private static RealKafka kafka;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);

    @BeforeAll
    static void start() throws Exception {
        kafka = RealKafka.shared();
    }

    private Output open(String topic, Map<String, ?> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", kafka.address(), "topic", topic, "timeout", "2s"));
        settings.putAll(more);
        return Configured.plan(new KafkaFactory(), settings).open(Configured.context(fields, folder, Map.of()));
    }

    private static List<String> numbered(int first, int end) {
        return IntStream.range(first, end).mapToObj(n -> "line " + n).toList();
    }

    /** The contract of all outputs. */
    @Nested
    class Contract extends OutputContract {
        private Topic topic;

        @Override
        protected OutputPlan plan() throws Exception {
            topic = Topic.make(kafka, "contract", 1, Map.of("max.message.bytes", "5000000"));
            return Configured.plan(new KafkaFactory(), Map.of("hosts", kafka.address(), "topic", topic.name()));
        }

        @Override
        protected List<String> received() {
            return topic.committed().stream().map(Topic::value).toList();
        }
    }

    /** The contract of all outputs, with transactions. */
    @Nested
    class ExactContract extends OutputContract {
        private Topic topic;

        @Override
        protected OutputPlan plan() throws Exception {
            topic = Topic.make(kafka, "exact", 1, Map.of("max.message.bytes", "5000000"));
            return Configured.plan(
                    new KafkaFactory(),
                    Map.of("hosts", kafka.address(), "topic", topic.name(), "delivery", "exactly_once", "transactional_id", topic.name()));
        }

        @Override
        protected List<String> received() {
            return topic.committed().stream().map(Topic::value).toList();
        }
    }

    @Test
    void headersTellWhereALineIsFrom() throws Exception {
        Topic topic = Topic.make(kafka, "headers", 1);
        try (Output output = open(topic.name(), Map.of("format", "raw", "key", "%{[service]}"))) {
            assertThat(output.send(lines.of("one \u4e09", "two"))).isInstanceOf(Outcome.Delivered.class);
        }
        List<ConsumerRecord<byte[], byte[]>> records = topic.committed();
        assertThat(records).extracting(Topic::value).containsExactly("one \u4e09", "two");
        assertThat(records).extracting(each -> Topic.header(each, "event.id")).containsExactly(Lines.id(0, "one \u4e09"), Lines.id(8, "two"));
        assertThat(records).extracting(each -> Topic.header(each, "source")).containsOnly("/var/log/access.log");
        assertThat(records).extracting(each -> Topic.header(each, "offset")).containsExactly("0", "8");
        assertThat(records).extracting(each -> Topic.header(each, "host")).containsOnly("proxy-01");
        assertThat(records).extracting(each -> new String(each.key(), StandardCharsets.UTF_8)).containsOnly("squid");
        assertThat(records.getFirst().timestamp()).isEqualTo(Instant.parse("2026-11-21T04:00:52.123Z").toEpochMilli());
    }

    @ParameterizedTest
    @EnumSource
    void everyCompressionIsReadBack(KafkaOptions.Compression compression) throws Exception {
        Topic topic = Topic.make(kafka, "compressed", 1);
        try (Output output = open(topic.name(), Map.of("compression", compression.name().toLowerCase(Locale.ROOT)))) {
            assertThat(output.send(lines.numbered(0, 1000))).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, 1000));
    }

    @Test
    void eachEventGoesToTheTopicThatItsFieldsName() throws Exception {
        Topic red = Topic.make(kafka, "team-red", 1);
        Topic blue = Topic.make(kafka, "team-bl_e", 1);
        int team = fields.intern("team");
        try (Output output = open("team-%{[team]}", Map.of())) {
            String blueName = blue.name().substring("team-".length()).replace('_', '/');
            Shipment shipment = lines.of(lines.batch(numbered(0, 100), event ->
                    event.setText(team, event.index() % 3 == 0 ? red.name().substring("team-".length()) : blueName)));
            assertThat(output.send(shipment)).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(red.messages()).hasSize(34).startsWith("line 0", "line 3");
        assertThat(blue.messages()).hasSize(66).startsWith("line 1", "line 2");
    }

    @Test
    void aFilesLinesKeepTheirOrderInOnePartitionUnlessToldOtherwise() throws Exception {
        Topic topic = Topic.make(kafka, "hash", 3);
        try (Output output = open(topic.name(), Map.of())) {
            output.send(lines.numbered(0, 300));
            output.send(lines.numbered(300, 300));
        }
        assertThat(topic.committed()).extracting(ConsumerRecord::partition).containsOnly(topic.committed().getFirst().partition());
        assertThat(topic.messages()).isEqualTo(numbered(0, 600));

        Topic turns = Topic.make(kafka, "turns", 3);
        try (Output output = open(turns.name(), Map.of("partitioner", "round_robin"))) {
            output.send(lines.numbered(0, 300));
        }
        for (int partition = 0; partition < 3; partition++) {
            int own = partition;
            assertThat(turns.committed()).filteredOn(each -> each.partition() == own).hasSize(100);
        }
    }

    @Test
    void equalKeysMeetInOnePartitionWhichEveryClientFinds() throws Exception {
        Topic topic = Topic.make(kafka, "keys", 5);
        int client = fields.intern("client.ip");
        try (Output output = open(topic.name(), Map.of("key", "%{[client.ip]}"))) {
            output.send(lines.of(lines.batch(numbered(0, 200), event -> event.setText(client, "10.0.0." + event.index() % 7))));
        }
        assertThat(topic.committed()).hasSize(200).allSatisfy(each -> {
            int expected = Utils.toPositive(Utils.murmur2(each.key())) % 5;
            assertThat(each.partition()).isEqualTo(expected);
        });
    }

    @Test
    void stickyFillsABatchForOnePartitionAfterTheOtherWhateverTheKey() throws Exception {
        Topic topic = Topic.make(kafka, "sticky", 3);
        try (Output output = open(topic.name(), Map.of("partitioner", "sticky", "key", "same", "compression", "none", "bulk_max_bytes", "4KiB", "timeout", "60s"))) {
            assertThat(output.send(lines.numbered(0, 600))).isInstanceOf(Outcome.Delivered.class);
        }
        List<ConsumerRecord<byte[], byte[]>> inTheirOrder = new ArrayList<>(topic.committed());
        inTheirOrder.sort(Comparator.comparingInt(each -> Integer.parseInt(Topic.header(each, "offset"))));
        assertThat(inTheirOrder).hasSize(600).extracting(ConsumerRecord::partition).contains(0, 1, 2);
        long changes = IntStream.range(1, 600)
                .filter(line -> inTheirOrder.get(line).partition() != inTheirOrder.get(line - 1).partition())
                .count();
        assertThat(changes).as("times that the partition changed").isLessThan(600 / 4);
    }

    /** The topic takes less at once than the output's batches, compressed or not, so that what is refused is not always what is too large. */
    @ParameterizedTest
    @CsvSource({"at_least_once, none", "at_least_once, zstd", "exactly_once, none", "exactly_once, zstd"})
    void aRecordThatIsTooLargeIsRefusedAndItsNeighboursGo(String delivery, String compression) throws Exception {
        Topic topic = Topic.make(kafka, "large", 1, Map.of("max.message.bytes", "20000"));
        Map<String, Object> settings = new HashMap<>(
                Map.of("compression", compression, "max_message_bytes", "1MiB", "delivery", delivery, "timeout", "30s"));
        if (delivery.equals("exactly_once")) {
            settings.put("transactional_id", topic.name());
        }
        Random random = new Random(1);
        List<String> texts = new ArrayList<>(IntStream.range(0, 1000).mapToObj(n -> n + noise(random, 40)).toList());
        List<String> good = new ArrayList<>(texts);
        texts.set(300, noise(random, 30_000));
        texts.set(600, noise(random, 1 << 19));
        texts.set(900, noise(random, 21_000));
        List.of(900, 600, 300).forEach(each -> good.remove((int) each));
        try (Output output = open(topic.name(), settings)) {
            assertThat(output.send(lines.of(texts))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                assertThat(rejected.events()).extracting(Outcome.Rejection::event).containsExactlyInAnyOrder(300, 600, 900);
                assertThat(rejected.events()).extracting(Outcome.Rejection::status).containsOnly(413);
            });
            assertThat(output.send(lines.of("last"))).isInstanceOf(Outcome.Delivered.class);
        }
        good.add("last");
        assertThat(topic.messages()).isEqualTo(good);
    }

    /** Text that compression makes no smaller than these many bytes. */
    private static String noise(Random random, int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    @Test
    void aTopicThatIsNotThereHoldsItsOwnEventsAndIsSaid() throws Exception {
        Topic topic = Topic.make(kafka, "there", 1);
        String missing = "missing-" + System.nanoTime();
        int to = fields.intern("to");
        try (Admin admin = Admin.create(kafka.client());
                Output output = open("%{[to]}", Map.of("key", "k"))) {
            Shipment shipment =
                    lines.of(lines.batch(numbered(0, 10), event -> event.setText(to, event.index() % 2 == 0 ? topic.name() : missing)));
            Outcome.RetryLater later = (Outcome.RetryLater) output.send(shipment);
            BitSet odd = new BitSet();
            IntStream.range(0, 5).forEach(i -> odd.set(2 * i + 1));
            assertThat(later.events()).isEqualTo(odd);
            assertThat(later.reason()).contains(missing);
            assertThat(topic.messages()).containsExactly("line 0", "line 2", "line 4", "line 6", "line 8");
            admin.createTopics(List.of(new NewTopic(missing, 1, (short) 1))).all().get();
            Outcome outcome = later;
            for (int attempt = 0; outcome instanceof Outcome.RetryLater again && attempt < 10; attempt++) {
                outcome = output.send(shipment.only(again.events()));
            }
            assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(new Topic(kafka, missing).messages()).containsExactly("line 1", "line 3", "line 5", "line 7", "line 9");
    }

    @Test
    void aBrokerThatDiesInTheMiddleIsWaitedForAndNothingRepeatsOrChangesPlaces() throws Exception {
        Topic topic = Topic.make(kafka, "killed", 1);
        Random random = new Random(7);
        int sent = 0;
        try (Output output = open(topic.name(), Map.of("bulk_max_bytes", "4KiB"))) {
            for (int round = 0; round < 30; round++) {
                int count = 200 + random.nextInt(400);
                Shipment shipment = lines.numbered(sent, count);
                sent += count;
                if (round == 10) {
                    kafka.kill();
                }
                Outcome outcome = output.send(shipment);
                if (round == 10) {
                    assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
                        assertThat(later.events()).isEqualTo(shipment.events());
                        assertThat(later.reason()).isNotBlank();
                    });
                    kafka.start();
                }
                for (int attempt = 0; outcome instanceof Outcome.RetryLater again && attempt < 30; attempt++) {
                    outcome = output.send(shipment.only(again.events()));
                }
                assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
            }
        }
        assertThat(topic.messages()).isEqualTo(numbered(0, sent));
    }

    @Test
    void mistakesInTheConfigurationAreNamed() {
        Map<String, Object> good = Map.of("hosts", "k1:9092", "topic", "logs");
        assertThat(Configured.problems(new KafkaFactory(), good)).isEmpty();
        assertThat(problems(good, "hosts", "k1")).contains("k1:9092");
        assertThat(problems(good, "topic", "%{x")).contains("not closed");
        assertThat(problems(good, "compression", "brotli")).contains("zstd");
        assertThat(problems(good, "compression_level", 22, "compression", "gzip")).contains("at most 9");
        assertThat(problems(good, "transactional_id", "x")).contains("exactly_once");
        assertThat(problems(good, "delivery", "exactly_once", "max_in_flight", 2)).contains("max_in_flight");
        assertThat(problems(good, "delivery", "exactly_once", "max_message_bytes", "64KiB")).contains("1MiB at least");
        assertThat(problems(good, "memory", "1MiB")).contains("max_message_bytes");
        assertThat(problems(good, "timeout", "1ms")).contains("1s to 5m");
        assertThat(problems(good, "sasl", Map.of("username", "u"))).contains("password");
    }

    private static String problems(Map<String, Object> good, Object... more) {
        Map<String, Object> settings = new HashMap<>(good);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i].toString(), more[i + 1]);
        }
        return String.join("\n", Configured.problems(new KafkaFactory(), settings));
    }
}
