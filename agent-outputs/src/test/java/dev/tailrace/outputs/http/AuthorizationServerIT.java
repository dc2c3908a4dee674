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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client credentials at a token server that others have made. The output's clock stands unless a test moves it; the server's does not. */
class AuthorizationServerIT implements Clock {
    private static final AuthorizationServer.Client LASTING = AuthorizationServer.LASTING;
    private static final AuthorizationServer.Client BRIEF = AuthorizationServer.BRIEF;

    @TempDir
    static Path folder;

    private static AuthorizationServer server;

    private final Fields fields = new Fields();
    private final Lines lines = new Lines(fields);
    private volatile long now;

    @BeforeAll
    static void start() throws Exception {
        server = AuthorizationServer.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void forgetTokens() {
        server.tokens().clear();
    }

    @Override
    public long nanos() {
        return now * 1_000_000_000L;
    }

    @Override
    public long epochMillis() {
        return now * 1000;
    }

    private Output open(AuthorizationServer.Client client, String secret, String... scopes) throws IOException {
        Map<String, ?> oauth2 = Map.of(
                "token_url", server.tokenUrl(), "client_id", client.id(), "client_secret", secret, "scopes", List.of(scopes));
        return Configured.plan(new CollectorFactory(), Map.of("url", server.resourceUrl(), "oauth2", oauth2, "timeout", "60s"))
                .open(new OutputContext("out", Lines.EPOCH, fields, Path.of("unused"), this, Map.of()));
    }

    private String onlyToken() {
        assertThat(server.tokens()).hasSize(1);
        return server.tokens().iterator().next();
    }

    @Test
    void aTokenIsRenewedAMinuteBeforeItExpires() throws Exception {
        List<Integer> tokens = new ArrayList<>();
        try (Output output = open(LASTING, LASTING.secret(), AuthorizationServer.SCOPE)) {
            for (int second : new int[] {0, 1, LASTING.seconds() - 70, LASTING.seconds() - 60}) {
                now = second;
                assertThat(output.send(lines.of("line " + second))).as("at second %d", second).isInstanceOf(Outcome.Delivered.class);
                tokens.add(server.tokens().size());
            }
        }
        assertThat(tokens).as("different tokens so far").containsExactly(1, 1, 1, 2);
    }

    @Test
    void aTokenThatExpiredUnnoticedIsReplaced() throws Exception {
        try (Output output = open(BRIEF, BRIEF.secret(), AuthorizationServer.SCOPE)) {
            deliver(output, "one");
            String first = onlyToken();
            server.awaitEnd(first);
            server.tokens().clear();
            assertThat(output.send(lines.of("two"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("401").doesNotContain(first));
            deliver(output, "two");
            assertThat(server.tokens()).isNotEmpty().doesNotContain(first);
        }
    }

    /** Once and again: a token that lasts three seconds may be over before the resource has asked about it. */
    private void deliver(Output output, String line) throws InterruptedException {
        Outcome outcome = output.send(lines.of(line));
        for (int tries = 0; outcome instanceof Outcome.RetryLater && tries < 50; tries++) {
            outcome = output.send(lines.of(line));
        }
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void aRevokedTokenIsReplaced() throws Exception {
        try (Output output = open(LASTING, LASTING.secret(), AuthorizationServer.SCOPE)) {
            assertThat(output.send(lines.of("one"))).isInstanceOf(Outcome.Delivered.class);
            String first = onlyToken();
            server.revoke(first);
            assertThat(output.send(lines.of("two"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("401").doesNotContain(first));
            assertThat(output.send(lines.of("two"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.tokens()).hasSize(2);
        }
    }

    @Test
    void whatTheServerRefusesIsSaidWithoutTheSecret() throws Exception {
        try (Output output = open(LASTING, "wr0ng-s3cret")) {
            assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("no token from").contains("invalid_client").doesNotContain("s3cret"));
        }
        try (Output output = open(LASTING, LASTING.secret(), "logs.read")) {
            assertThat(output.send(lines.of("one"))).isInstanceOfSatisfying(Outcome.RetryLater.class, later ->
                    assertThat(later.reason()).contains("no token from").contains("invalid_scope").doesNotContain("s3cret"));
        }
        assertThat(server.tokens()).isEmpty();
    }
}
