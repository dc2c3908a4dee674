package dev.tailrace.outputs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.testing.Certificates;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import dev.tailrace.outputs.testing.RealKafka;
import dev.tailrace.outputs.testing.RealKafka.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS, and users with passwords, on a real broker. */
class SecuredKafkaIT {
    @TempDir
    static Path folder;

    private static RealKafka kafka;
    private static Certificates made;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);

    @BeforeAll
    static void start() throws Exception {
        made = new Certificates(folder).authority("ca").signed("broker", "ca", "EC", "san=ip:127.0.0.1");
        kafka = RealKafka.start(made);
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private OutputPlan plan(Listener listener, Topic topic, Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("hosts", kafka.address(listener), "topic", topic.name(), "timeout", "3s"));
        settings.putAll(more);
        return Configured.plan(new KafkaFactory(), settings);
    }

    private Outcome send(OutputPlan plan) throws IOException, InterruptedException {
        try (Output output = plan.open(Configured.context(fields, folder, Map.of()))) {
            return output.send(lines.of("one"));
        }
    }

    private static Map<String, Object> authority() {
        return Map.of("certificate_authorities", List.of(made.pem("ca").toString()));
    }

    private static Map<String, Object> user(String mechanism, String password) {
        return Map.of("mechanism", mechanism, "username", RealKafka.USER, "password", password);
    }

    @Test
    void aBrokerWithACertificateIsTrustedOnlyIfItsSignerIs() throws Exception {
        Topic topic = Topic.make(kafka, "tls", 1);
        assertThat(send(plan(Listener.SSL, topic, Map.of("ssl", authority())))).isInstanceOf(Outcome.Delivered.class);
        assertThat(send(plan(Listener.SSL, topic, Map.of("ssl", Map.of("verification_mode", "full")))))
                .isInstanceOfSatisfying(Outcome.RetryLater.class, later -> assertThat(later.reason()).isNotBlank());
        assertThat(send(plan(Listener.SSL, topic, Map.of("ssl", Map.of("certificate_authorities", List.of("nowhere.pem"))))))
                .isInstanceOfSatisfying(Outcome.RetryLater.class, later -> assertThat(later.reason()).contains("nowhere.pem"));
        assertThat(topic.committed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "scram_sha_256", "scram_sha_512"})
    void aUserIsLetInAndAPasswordNeverTold(String mechanism) throws Exception {
        Topic topic = Topic.make(kafka, "sasl", 1);
        OutputPlan good = plan(Listener.SASL_SSL, topic, Map.of("ssl", authority(), "sasl", user(mechanism, RealKafka.PASSWORD)));
        assertThat(good.toString()).doesNotContain("s3cret");
        assertThat(send(good)).isInstanceOf(Outcome.Delivered.class);
        assertThat(send(plan(Listener.SASL_PLAINTEXT, topic, Map.of("sasl", user(mechanism, RealKafka.PASSWORD)))))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(send(plan(Listener.SASL_PLAINTEXT, topic, Map.of("sasl", user(mechanism, "wrong-s3cret")))))
                .isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                        assertThat(later.reason()).containsIgnoringCase("authentication").doesNotContain("s3cret"));
        assertThat(topic.committed()).hasSize(2);
    }

    @Test
    void exactlyOnceGoesThroughTheSameDoor() throws Exception {
        Topic topic = Topic.make(kafka, "sasl-once", 1);
        Map<String, Object> settings = Map.of(
                "ssl", authority(), "sasl", user("scram_sha_512", RealKafka.PASSWORD), "delivery", "exactly_once", "transactional_id", topic.name());
        assertThat(send(plan(Listener.SASL_SSL, topic, settings))).isInstanceOf(Outcome.Delivered.class);
        assertThat(topic.committed()).hasSize(1);
    }
}
