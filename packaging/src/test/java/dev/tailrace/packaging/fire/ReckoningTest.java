package dev.tailrace.packaging.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReckoningTest {
    private static final AccessLog LOG = new AccessLog("go-proxy", Dialect.GO_PROXY, Path.of("/logs/go-proxy"), "access.log");
    private static final String ONE = "2025/04/05 14:23:11 req=/a?seq=1 ip=10.25.3.17 status=200 duration=12.5ms";
    private static final String TWO = "2025/04/05 14:23:12 req=/b?seq=2 ip=10.25.3.17 status=502 duration=1.5sno such host";

    private final Reckoning reckoning = new Reckoning(LOG, "here", List.of(ONE, TWO, TWO));

    private static JsonNode document(String message, String rest) {
        return JsonMapper.shared().readTree("{\"message\": \"" + message + "\", \"input\": {\"id\": \"go-proxy\"}, \"log\": {\"offset\": 0, \"file\":"
                + " {\"path\": \"/logs/go-proxy/access.log\"}}, " + rest + "}");
    }

    private static JsonNode one(int status) {
        return document(ONE, """
                "@timestamp": "2025-04-05T14:23:11.000Z", "url": {"original": "/a?seq=1", "path": "/a"}, "source": {"ip": "10.25.3.17"},
                "client": {"ip": "10.25.3.17"}, "http": {"response": {"status_code": %d}}, "event": {"id": "x", "duration": 12500000, "outcome": "success"}
                """.formatted(status));
    }

    @Test
    void linesThatAreAlikeAreAwaitedAsOftenAsTheyStandThere() {
        reckoning.line(ONE);
        reckoning.line(TWO);
        assertThat(reckoning.missing()).isEqualTo(1);
        assertThat(reckoning.complaints()).singleElement().asString().contains("missing", TWO);
        reckoning.line(TWO);
        assertThat(List.of(reckoning.missing(), reckoning.repeated())).containsOnly(0L);
    }

    @Test
    void whatComesOnceMoreAndWhatIsNoLineIsRepeated() {
        reckoning.line(ONE);
        reckoning.line(ONE);
        reckoning.line("none of the log's");
        assertThat(reckoning.repeated()).isEqualTo(2);
        assertThat(reckoning.arrived()).isEqualTo(3);
    }

    @Test
    void aDocumentHasTheFieldsOfItsLine() {
        reckoning.document(one(200));
        assertThat(reckoning.wrong()).isZero();
    }

    @Test
    void aDocumentWithAnotherValueIsWrong() {
        reckoning.document(one(201));
        assertThat(reckoning.wrong()).isEqualTo(1);
        assertThat(reckoning.complaints()).anyMatch(each -> each.contains("http.response.status_code=201 for 200"));
    }

    @Test
    void aDocumentWithAFieldTooManyOrTooFewIsWrong() {
        reckoning.document(document(ONE, "\"tags\": [\"_grok_failure\"]"));
        assertThat(reckoning.wrong()).isEqualTo(1);
        assertThat(reckoning.complaints()).anyMatch(each -> each.contains("tags=") && each.contains("source.ip=nothing for 10.25.3.17"));
    }
}
