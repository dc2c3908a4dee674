package dev.tailrace.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.outputs.collector.CollectorFactory;
import dev.tailrace.outputs.testing.Configured;
import dev.tailrace.outputs.testing.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client credentials at a strict token server, whose tokens a resource takes only while they are good. */
class OAuth2Test implements Clock {
    private static final int LIFE = 300;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private volatile long now;
    private TokenServer server;
    private Output output;

    @Override
    public long nanos() {
        return now * 1_000_000_000L;
    }

    @Override
    public long epochMillis() {
        return now * 1000;
    }

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer(() -> now, LIFE);
        output = open(TokenServer.SECRET);
    }

    @AfterEach
    void stop() throws IOException {
        output.close();
        server.close();
    }

    private Output open(String secret) throws IOException {
        Map<String, ?> oauth2 = Map.of(
                "token_url", server.tokenUrl(), "client_id", TokenServer.ID, "client_secret", secret, "scopes", TokenServer.SCOPES);
        return Configured.plan(new CollectorFactory(), Map.of("url", server.resourceUrl(), "oauth2", oauth2))
                .open(new OutputContext("out", Lines.EPOCH, fields, Path.of("unused"), this, Map.of()));
    }

    @Test
    void noRequestEverGoesWithATokenThatHasExpired() throws Exception {
        for (int second = 0; second < 4 * LIFE; second += 7) {
            now = second;
            assertThat(output.send(lines.of("line " + second))).as("at second %d", second).isInstanceOf(Outcome.Delivered.class);
        }
        assertThat(server.issued()).as("renewed a minute before the end of each").isBetween(4, 6);
    }

    @Test
    void aRevokedTokenIsReplaced() throws Exception {
        assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
        server.revokeAll();
        assertThat(output.send(lines.of("two"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                assertThat(later.reason()).contains("401").doesNotContain("t0ken"));
        assertThat(output.send(lines.of("two"))).isInstanceOf(Outcome.Delivered.class);
        assertThat(server.issued()).isEqualTo(2);
        assertThat(server.taken()).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsSaidAndNotTold() throws Exception {
        try (Output wrong = open("wr0ng-s3cret")) {
            assertThat(wrong.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("no token from").contains("invalid_client").doesNotContain("s3cret"));
        }
        assertThat(server.taken()).isZero();
        assertThat(List.of(output.receivers().getFirst().name())).doesNotContain("s3cret");
    }
}
