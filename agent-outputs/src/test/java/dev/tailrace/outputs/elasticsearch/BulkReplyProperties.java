package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.outputs.http.Reply;
import java.io.IOException;
import java.util.BitSet;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a server answers to a bulk: an event counts as delivered only if a parser that reads the whole answer finds that the server said so. */
public final class BulkReplyProperties {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
    private static final int EVENTS = 3;

    public static void fuzzerTestOneInput(byte[] input) {
        BitSet sent = new BitSet();
        sent.set(1, 1 + EVENTS);
        Reply reply;
        try {
            reply = BulkReply.read(new Buffer().write(input), sent, IndexNaming.FIXED);
        } catch (IOException told) {
            assertThat(told.getMessage()).isNotBlank();
            return;
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(input);
        } catch (JacksonException onlyItsBeginningCounts) {
            return;
        }
        if (!answer.path("errors").asBoolean(true)) {
            assertThat(reply).isSameAs(Reply.ALL_WELL);
            return;
        }
        assertThat(reply.again().stream().allMatch(sent::get)).isTrue();
        for (int event = 1; event <= EVENTS; event++) {
            int which = event;
            boolean rejected = reply.rejected().stream().mapToInt(Rejection::event).anyMatch(each -> each == which);
            if (!reply.again().get(event) && !rejected) {
                JsonNode item = answer.path("items").path(event - 1);
                int status = item.isObject() && item.size() == 1 ? item.iterator().next().path("status").asInt(0) : 0;
                assertThat(status == 409 || status / 100 == 2).as("event %d counts as delivered: %s", event, item).isTrue();
            }
        }
    }

    @Test
    void nothingCountsAsDeliveredThatTheServerDidNotSay() {
        Campaign.of(BulkReplyProperties.class,
                        "{\"errors\":false}",
                        "{\"took\":3,\"errors\":true,\"items\":[{\"create\":{\"status\":201}},{\"create\":{\"status\":409,\"error\":{\"type\":\"version_conflict\"}}},"
                                + "{\"create\":{\"status\":400,\"error\":{\"type\":\"t\",\"reason\":\"r\",\"caused_by\":{\"type\":\"u\",\"reason\":\"s\"}}}}]}",
                        "{\"errors\":true,\"items\":[{\"index\":{\"status\":429}},{\"index\":{\"status\":503,\"error\":{\"type\":\"x\",\"reason\":null}}},{\"index\":{\"status\":201}}]}")
                .words("{", "}", "[", "]", ",", ":", "\"errors\":", "\"items\":", "\"status\":", "201", "\"error\":", "\"type\":", "\"reason\":", "\"caused_by\":", "null",
                        "true", "false", "1e400", "{\"create\":", "\"\"")
                .against(BulkReplyProperties::fuzzerTestOneInput, 3000);
    }
}
