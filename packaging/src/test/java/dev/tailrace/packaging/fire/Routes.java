package dev.tailrace.packaging.fire;

import dev.tailrace.outputs.testing.RealElasticsearch;
import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.packaging.launch.Launcher;
import dev.tailrace.packaging.scaleout.Station;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two ways of a line, with all that stands along them: an agent that ships straight to Elasticsearch; and an edge agent, a broker, a parser agent, and the
 * same Elasticsearch. IIS's lines mean something only together with the head of their file: the edge parses them, and ships events; the others go raw.
 *
 * <p>One thread; the {@link Victim}s have theirs.
 */
final class Routes implements AutoCloseable {
    private static final Path HOME = Path.of("target/tailrace").toAbsolutePath();
    private static final int PARTITIONS = 2;
    private static final int PAGE = 1000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path folder;
    private final Path logs;
    private final Happenings happenings;
    private RealKafka kafka;
    private Victim broker;
    private RealElasticsearch elasticsearch;
    private KafkaConsumer<byte[], byte[]> consumer;
    private final List<Station> stations = new ArrayList<>();
    private final List<Victim> victims = new ArrayList<>();
    private final List<String> ids;

    /**
     * @param folder for configurations and data of the agents
     * @param logs the folder that the agents know as {@code ${LOGS}}
     * @param ids of the logs
     */
    Routes(Path folder, Path logs, List<String> ids, Happenings happenings) {
        this.folder = folder;
        this.logs = logs;
        this.ids = ids;
        this.happenings = happenings;
    }

    /** Starts all that stands along them. */
    void open() throws Exception {
        kafka = RealKafka.start(null);
        elasticsearch = RealElasticsearch.start(RealElasticsearch.Version.ELASTICSEARCH_9);
        elasticsearch.request("PUT", "/_index_template/fire", """
                {"index_patterns": ["direct-*", "tier-*"], "template": {"settings": {"number_of_replicas": 0}}}""");
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createTopics(ids.stream().map(id -> new NewTopic(id, Optional.of(PARTITIONS), Optional.of((short) 1))).toList()).all().get();
        }
        consume();
        startAgents();
        broker = new Victim("broker", 2, kafka::kill, kafka::start, kafka::isAlive, happenings);
        victims.add(broker);
        victims.add(new Victim("Elasticsearch", 1, elasticsearch::kill, elasticsearch::start, elasticsearch::isAlive, happenings));
    }

    private void consume() {
        Map<String, Object> properties = kafka.client();
        properties.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions());
        consumer.seekToBeginning(partitions());
    }

    private void startAgents() throws IOException {
        Launcher launcher = new Launcher(HOME)
                .with("TZ", "UTC")
                .with("LOGS", logs.toString())
                .with("KAFKA", kafka.address())
                .with("ES", elasticsearch.url());
        for (String name : List.of("direct", "edge", "parser")) {
            Path host = Files.createDirectories(folder.resolve(name));
            Station station = new Station(name, host, Files.writeString(host.resolve("tailrace.yml"), configuration(name)), launcher);
            stations.add(station);
            victims.add(new Victim(name + " agent", 3, station::kill, station::start, station::isAlive, happenings));
            station.start();
        }
    }

    private static String configuration(String name) throws IOException {
        try (var text = Routes.class.getResourceAsStream(name + ".yml")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<TopicPartition> partitions() {
        return ids.stream().flatMap(id -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(id, number))).toList();
    }

    List<Victim> victims() {
        return victims;
    }

    /**
     * Whether the groups have more members than there are parsers. The broker is to give up on a member 45 s after its last word; one that was killed
     * itself sometimes waits for ever for members that ended meanwhile (seen with 4.3.1), and what was theirs is read by nobody.
     */
    private boolean isWaitingForTheDead() throws InterruptedException {
        try (Admin admin = Admin.create(kafka.client())) {
            return admin.describeConsumerGroups(ids).all().get().values().stream().anyMatch(group -> group.members().size() > 1);
        } catch (ExecutionException e) {
            happenings.note("the broker does not tell its groups: " + e.getCause());
            return false;
        }
    }

    /** What an operator does where nothing comes any more: looks at the groups, and starts a broker anew that waits for members that are gone. */
    void relieve() throws InterruptedException {
        if (isWaitingForTheDead()) {
            broker.strike("restarted, as it waited for members of groups that were gone", kafka::kill, 0);
        }
    }

    /** Those of the victims that can be asked to end, by name. */
    Map<String, Station> stations() {
        Map<String, Station> named = new HashMap<>();
        stations.forEach(station -> named.put(station.name() + " agent", station));
        return named;
    }

    /** How many documents each index has. */
    Map<String, Long> documents() throws IOException {
        elasticsearch.request("POST", "/_refresh", null);
        Map<String, Long> counts = new HashMap<>();
        elasticsearch.request("GET", "/_cat/indices/direct-*,tier-*?format=json&h=index,docs.count", null)
                .forEach(index -> counts.put(index.path("index").asString(), Long.parseLong(index.path("docs.count").asString("0"))));
        return counts;
    }

    /** Every document of an index. */
    void documents(String index, Consumer<JsonNode> each) throws IOException {
        JsonNode page = elasticsearch.request("POST", "/" + index + "/_search?scroll=2m&sort=_doc&size=" + PAGE, null);
        while (!page.at("/hits/hits").isEmpty()) {
            page.at("/hits/hits").forEach(hit -> each.accept(hit.path("_source")));
            page = elasticsearch.request(
                    "POST", "/_search/scroll", "{\"scroll\":\"2m\",\"scroll_id\":\"" + page.path("_scroll_id").asString() + "\"}");
        }
        elasticsearch.request("DELETE", "/_search/scroll", "{\"scroll_id\":\"" + page.path("_scroll_id").asString() + "\"}");
    }

    /** Deletes an index: what comes later begins it anew. */
    void forget(String index) throws IOException {
        elasticsearch.request("DELETE", "/" + index, null);
    }

    /** The lines in a topic that were not asked for before, as its readers may see them. */
    void records(String topic, Consumer<String> each) {
        List<TopicPartition> all = partitions().stream().filter(partition -> partition.topic().equals(topic)).toList();
        consumer.pause(partitions().stream().filter(partition -> !all.contains(partition)).toList());
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(record -> {
                String value = new String(record.value(), StandardCharsets.UTF_8);
                each.accept(value.startsWith("{") ? JsonMapper.shared().readTree(value).path("message").asString() : value);
            });
        }
        consumer.resume(partitions());
    }

    /** What outputs refused for good, as the agents keep it. */
    List<String> deadLetters() throws IOException {
        List<String> letters = new ArrayList<>();
        for (Station station : stations) {
            Path folder = station.folder().resolve("data/dead-letter");
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        letters.addAll(Files.readAllLines(file));
                    }
                }
            }
        }
        return letters;
    }

    @Override
    public void close() throws Exception {
        for (Victim victim : victims) {
            victim.close();
        }
        for (Station station : stations) {
            station.close();
        }
        if (consumer != null) {
            consumer.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (elasticsearch != null) {
            elasticsearch.close();
        }
    }
}
