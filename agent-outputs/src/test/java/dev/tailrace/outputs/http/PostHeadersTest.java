package dev.tailrace.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostHeadersTest {
    private static final HttpUrl HOST = HttpUrl.get("https://es1:9200/elastic");

    private static PostHeaders headers(Map<String, String> users, int compressionLevel, HttpUrl... hosts) {
        HttpOptions options = new HttpOptions(users, null, null, Duration.ofSeconds(60), compressionLevel, null, Duration.ZERO);
        return new PostHeaders(options, MediaType.get("application/x-ndjson"), List.of(hosts));
    }

    @Test
    void aHostsRequestsShareTheSameHeaders() {
        PostHeaders headers = headers(Map.of("Authorization", "ApiKey abc"), 1, HOST);
        assertThat(headers.of(HOST, null)).isSameAs(headers.of(HOST, null));
        assertThat(headers.of(HOST, null)).isEqualTo(Headers.of(Map.of("Host", "es1:9200"))
                .newBuilder()
                .set("Connection", "Keep-Alive")
                .set("User-Agent", "tailrace")
                .set("Content-Encoding", "gzip")
                .set("Authorization", "ApiKey abc")
                .set("Content-Type", "application/x-ndjson")
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "http://es1, es1",
        "https://es1, es1",
        "http://es1:443, es1:443",
        "https://es1:443/path, es1",
        "http://[2001:db8::1], [2001:db8::1]",
        "http://[2001:db8::1]:9200, [2001:db8::1]:9200"
    })
    void aHostIsNamedWithItsPortUnlessTheSchemeHasIt(String url, String host) {
        HttpUrl target = HttpUrl.get(url);
        assertThat(headers(Map.of(), 0, HOST, target).of(target, null).get("Host")).isEqualTo(host);
    }

    @Test
    void whatTheUserSaysGoesBeforeWhatIsUsualButNotBeforeWhatTheBodyIs() {
        Map<String, String> users = Map.of("host", "logs", "user-agent", "ours", "content-encoding", "identity", "content-type", "text/plain");
        Headers headers = headers(users, 1, HOST).of(HOST, null);
        assertThat(headers.values("Host")).containsExactly("logs");
        assertThat(headers.values("User-Agent")).containsExactly("ours");
        assertThat(headers.values("Content-Encoding")).containsExactly("identity");
        assertThat(headers.values("Content-Type")).containsExactly("application/x-ndjson");
    }

    @Test
    void aBodysKeyStandsInItsOwnRequestOnly() {
        PostHeaders headers = headers(Map.of(), 0, HOST);
        assertThat(headers.of(HOST, "one").values("Idempotency-Key")).containsExactly("one");
        assertThat(headers.of(HOST, "two").values("Idempotency-Key")).containsExactly("two");
        assertThat(headers.of(HOST, null).values("Idempotency-Key")).isEmpty();
        assertThat(headers(Map.of("idempotency-key", "users"), 0, HOST).of(HOST, "one").values("Idempotency-Key")).containsExactly("users");
    }
}
