package dev.tailrace.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** Whatever stands in an error's body or its headers: a short line is said of it, and the wait is a bounded one. */
public final class AnswerProperties {
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("http://localhost/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(503)
                .message("")
                .body(ResponseBody.create(input, MediaType.get("application/json")))
                .build();
        assertThat(ErrorText.of(response)).startsWith("503").hasSizeLessThan(400).doesNotContain("\n");
        RetryAfter.read(new String(input, StandardCharsets.UTF_8), Instant.EPOCH)
                .ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(10)));
    }

    @Test
    void everyAnswerIsALineAndABoundedWait() {
        Campaign.of(AnswerProperties.class,
                        "{\"error\":{\"type\":\"t\",\"reason\":\"r\"},\"status\":400}", "{\"error\":\"text\"}", "{\"message\":\"m\"}", "<html>503</html>", "120",
                        "Sat, 21 Nov 2026 04:00:52 GMT")
                .words("{", "}", "\"error\":", "\"type\":", "\"reason\":", "null", "1e400", "[", "\n", "\u001b", "GMT", "999999999")
                .against(AnswerProperties::fuzzerTestOneInput, 1500);
    }
}
