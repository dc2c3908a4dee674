package dev.tailrace.core.processors.w3c;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.processors.BatchWatch;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.processors.OneEvent;
import dev.tailrace.core.processors.ProcessorCatalog;
import dev.tailrace.core.processors.ProcessorChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class W3cTest {
    private static final String HEADER = """
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Date: 2025-04-05 14:00:00
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
            """;
    private static final String LINE =
            "2025-04-05 14:23:11 10.0.0.5 GET /a.aspx q=1&r=2 443 CORP\\bob 203.0.113.9 Mozilla/5.0+(Windows+NT+10.0) https://ref/ 200 0 0 250";
    private static final String FEW = "#Fields: time c-ip cs-method cs-uri-stem sc-status date\n";

    private final Fields fields = new Fields();
    private final ChainPlan plan = plan();
    private final ProcessorChain chain = plan.instantiate();
    private final BatchWatch watch = plan.watch();
    private long offset;

    private ChainPlan plan() {
        Problems problems = new Problems();
        ChainPlan plan = ProcessorCatalog.standard().compile(new ProcessorCatalog.Preset("iis", new Location("t", 1, 1), null), null, fields, problems);
        assertThat(problems.all()).isEmpty();
        return plan;
    }

    private Batch batch(Source source, String text) {
        Batch batch = new Batch(8192);
        long first = offset;
        int lines = 0;
        for (String line : text.split("\n")) {
            byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
            batch.reserve(utf8.length);
            System.arraycopy(utf8, 0, batch.arena(), batch.used(), utf8.length);
            batch.addLine(batch.used(), utf8.length, offset, 0);
            batch.use(batch.used() + utf8.length);
            offset += utf8.length + 1;
            lines++;
        }
        batch.endSpan(new Span(source, first, offset, 0, lines, 0));
        batch.readAt(OneEvent.READ_AT);
        return batch;
    }

    private List<JsonNode> work(Batch batch) {
        Event event = new Event(fields);
        List<JsonNode> documents = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            chain.process(event.at(batch, i));
            if (!event.isDropped()) {
                Bytes to = new Bytes(256);
                new JsonEncoder().encode(event, to);
                documents.add(new JsonMapper().readTree(to.toString()));
            }
        }
        return documents;
    }

    private List<JsonNode> documents(String text) {
        Batch batch = batch(OneEvent.source(fields), text);
        watch.see(batch);
        return work(batch);
    }

    private static String at(JsonNode document, String path) {
        JsonNode node = document.at('/' + path.replace('.', '/'));
        return node.isMissingNode() ? null : node.isString() ? node.stringValue() : node.toString();
    }

    @Test
    void columnsAreThoseOfTheFieldsLine() {
        JsonNode document = documents(HEADER + LINE).getFirst();

        assertThat(at(document, "@timestamp")).isEqualTo("2025-04-05T14:23:11.000Z");
        assertThat(at(document, "server.ip")).isEqualTo("10.0.0.5");
        assertThat(at(document, "server.port")).isEqualTo("443");
        assertThat(at(document, "http.request.method")).isEqualTo("GET");
        assertThat(at(document, "url.path")).isEqualTo("/a.aspx");
        assertThat(at(document, "url.query")).isEqualTo("q=1&r=2");
        assertThat(at(document, "url.original")).isEqualTo("/a.aspx?q=1&r=2");
        assertThat(at(document, "user.name")).isEqualTo("CORP\\bob");
        assertThat(at(document, "source.ip")).isEqualTo("203.0.113.9");
        assertThat(at(document, "client.ip")).isEqualTo("203.0.113.9");
        assertThat(at(document, "user_agent.original")).isEqualTo("Mozilla/5.0 (Windows NT 10.0)");
        assertThat(at(document, "http.request.referrer")).isEqualTo("https://ref/");
        assertThat(document.at("/http/response/status_code").intValue()).isEqualTo(200);
        assertThat(at(document, "iis.sc_substatus")).isEqualTo("0");
        assertThat(at(document, "event.duration")).isEqualTo("250000000");
        assertThat(at(document, "event.outcome")).isEqualTo("success");
        assertThat(at(document, "message")).isEqualTo(LINE);
        assertThat(document.get("tags").size()).isEqualTo(1);
    }

    @Test
    void headingsAreNotShipped() {
        assertThat(documents(HEADER + LINE + '\n' + HEADER + LINE)).hasSize(2);
    }

    @Test
    void columnsMayChangeInMidFileAndComeInAnyOrder() {
        List<JsonNode> documents = documents(HEADER + LINE + '\n' + FEW + "14:23:12 10.1.1.1 PUT /x 403 2025-04-05\n" + HEADER + LINE);

        assertThat(documents).extracting(each -> at(each, "http.request.method")).containsExactly("GET", "PUT", "GET");
        assertThat(documents).extracting(each -> at(each, "@timestamp"))
                .containsExactly("2025-04-05T14:23:11.000Z", "2025-04-05T14:23:12.000Z", "2025-04-05T14:23:11.000Z");
        assertThat(at(documents.get(1), "event.outcome")).isEqualTo("failure");
    }

    @Test
    void columnsOfOwnNamesGoBelowThePrefix() {
        List<JsonNode> documents = documents("#Fields: date time cs-method cs(X-Trace-Id) c-ip cs-version X-Forwarded-For\n"
                + "2025-04-05 14:23:11 GET abc 10.0.0.1 HTTP/1.1 192.168.0.7,+198.51.100.7\n");

        assertThat(at(documents.getFirst(), "iis.cs_x_trace_id")).isEqualTo("abc");
        assertThat(at(documents.getFirst(), "http.version")).isEqualTo("1.1");
        assertThat(at(documents.getFirst(), "iis.forwarded_for")).isEqualTo("192.168.0.7, 198.51.100.7");
        assertThat(at(documents.getFirst(), "source.ip")).isEqualTo("10.0.0.1");
        assertThat(at(documents.getFirst(), "client.ip")).isEqualTo("198.51.100.7");
    }

    @Test
    void aBatchMayBeWorkedOnBeforeTheOneThatHoldsItsHeading() {
        Source source = OneEvent.source(fields);
        Batch first = batch(source, FEW + "14:23:12 10.1.1.1 PUT /x 403 2025-04-05\n");
        Batch second = batch(source, "14:23:13 10.1.1.2 PUT /y 200 2025-04-05\n");
        watch.see(first);
        watch.see(second);

        assertThat(at(work(second).getFirst(), "url.path")).isEqualTo("/y");
        assertThat(at(work(first).getFirst(), "url.path")).isEqualTo("/x");
    }

    @Test
    void readingThatStartsInMidFileKnowsTheHeadOfTheFile() {
        Source source = OneEvent.source(fields);
        Source headed = new Source(
                source.input(), 99, source.idPrefix(), source.name(), source.template(), source.own(), source.tally(),
                ("#Software: x\r\n" + HEADER + FEW + "14:23:12 10.1.1.1 PUT /x 403 2025-").getBytes(StandardCharsets.UTF_8));
        offset = 5000;
        Batch batch = batch(headed, "14:23:13 10.1.1.2 PUT /y 200 2025-04-05\n");
        watch.see(batch);

        assertThat(at(work(batch).getFirst(), "url.path")).isEqualTo("/y");
    }

    @Test
    void withoutAFieldsLineTheColumnsAreGuessed() {
        for (String line : List.of(
                LINE,
                "2025-04-05 14:23:11 10.0.0.5 GET /a.aspx - 443 - 203.0.113.9 Mozilla/4.0 200 0 0 250",
                "2025-04-05 14:23:11 10.0.0.5 GET /a.aspx - 443 - 203.0.113.9 Mozilla/4.0 200 0 0",
                "2025-04-05 14:23:11 W3SVC1 10.0.0.5 GET /a.aspx - 443 - 203.0.113.9 Mozilla/4.0 200 0 0",
                "2025-04-05 14:23:11 W3SVC1 WEB7 10.0.0.5 GET /a.aspx - 443 - 203.0.113.9 HTTP/1.1 Mozilla/4.0 a=b - www.x.org 200 0 0 5 6 7",
                "2025-04-05 14:23:11 W3SVC1 GET /a.aspx - 443 - 203.0.113.9 Mozilla/4.0 - www.x.org 200 0 0 5 6 7")) {
            JsonNode document = documents(line).getFirst();
            assertThat(at(document, "@timestamp")).as(line).isEqualTo("2025-04-05T14:23:11.000Z");
            assertThat(at(document, "client.ip")).as(line).isEqualTo("203.0.113.9");
            assertThat(at(document, "url.path")).as(line).isEqualTo("/a.aspx");
            assertThat(at(document, "http.response.status_code")).as(line).isEqualTo("200");
        }
    }

    @Test
    void aLineWithFewerValuesThanTheHeadingNamesIsGuessed() {
        JsonNode document = documents(HEADER + "2025-04-05 14:23:11 10.0.0.5 GET /a.aspx - 443 - 203.0.113.9 Mozilla/4.0 200 0 0").getFirst();

        assertThat(at(document, "http.response.status_code")).isEqualTo("200");
    }

    @Test
    void addressesMayHaveAZoneAndValuesMayBeAbsent() {
        JsonNode document = documents(HEADER
                        + "2025-04-05 14:23:11 fe80::a%12 POST /x - 80 - fe80::1%eth0 - - 500 0 64 -")
                .getFirst();

        assertThat(at(document, "server.ip")).isEqualTo("fe80::a");
        assertThat(at(document, "source.ip")).isEqualTo("fe80::1");
        assertThat(document.has("user_agent")).isFalse();
        assertThat(document.has("user")).isFalse();
        assertThat(at(document, "url.original")).isEqualTo("/x");
        assertThat(at(document, "event.outcome")).isEqualTo("failure");
    }

    @Test
    void whatIsNoSuchLineIsTaggedAndKeepsItsMessage() {
        for (String line : List.of("garbage", "2025-04-05 14:23:11 nothing", "a b c d e f g h i j k l m n o")) {
            JsonNode document = documents(HEADER + line).getFirst();
            assertThat(at(document, "message")).isEqualTo(line);
            assertThat(document.get("tags").valueStream().map(JsonNode::asString).toList()).containsExactly("edge", "_w3c_failure");
        }
    }

    @Test
    void noCutOfALineBreaksAnything() {
        for (int length = 1; length < LINE.length(); length++) {
            String cut = LINE.substring(0, length);
            assertThat(Arrays.asList(at(documents(HEADER + cut).getFirst(), "message"))).containsExactly(cut);
        }
    }
}
