package dev.tailrace.packaging.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessesTest {
    private static final AccessLog LOG = new AccessLog("nginx", Dialect.NGINX, Path.of("/logs/nginx"), "access.log");
    private static final String LINE = "127.0.1.1 - - [05/Apr/2025:14:23:11 +0000] \"GET /echo/caf\\xC3\\xA9?id=70000& HTTP/1.1\" 200 6 \"-\" \"-\"";
    private static final Visit VISIT = new Visit(70_000, Errand.RAW, "127.0.1.1", "/echo/caf\u00e9?id=70000&", new Reply(200, 150, 6, false));

    private static List<String> complaints(List<String> lines, Visit... visits) {
        return new Witnesses(LOG, lines).hear(List.of(visits), 0);
    }

    @Test
    void aLineThatIsWhatItsClientKnowsIsRight() {
        assertThat(complaints(List.of(LINE), VISIT)).isEmpty();
    }

    @Test
    void aTunnelIsKnownByItsHost() {
        String line = LINE.replace("GET /echo/caf\\xC3\\xA9?id=70000&", "CONNECT " + Visitor.host(70_000) + ":80");
        Visit tunnel = new Visit(70_000, Errand.TUNNEL, "127.0.1.1", Visitor.host(70_000) + ":80", VISIT.reply());
        assertThat(complaints(List.of(line), tunnel)).isEmpty();
    }

    @Test
    void whatIsMissingStrangeOrThereTwiceIsTold() {
        assertThat(complaints(List.of(), VISIT)).singleElement().asString().contains("not in the log");
        assertThat(complaints(List.of(LINE))).singleElement().asString().contains("nobody asked for");
        assertThat(complaints(List.of(LINE, LINE), VISIT)).singleElement().asString().contains("twice");
    }

    @Test
    void anotherStatusOrSizeThanTheClientSawIsTold() {
        assertThat(complaints(List.of(LINE.replace("\" 200 6", "\" 404 6")), VISIT)).singleElement().asString().contains("status_code is 404");
        assertThat(complaints(List.of(LINE.replace("\" 200 6", "\" 200 5")), VISIT)).singleElement().asString().contains("bytes is 5");
    }

    @Test
    void linesOfNoRequestAreAsManyAsSuchRequests() {
        String line = LINE.replace("GET /echo/caf\\xC3\\xA9?id=70000& HTTP/1.1", "G@RBAGE");
        Visit visit = new Visit(1, Errand.MALFORMED, "127.0.1.1", "", new Reply(400, 300, 150, true));
        assertThat(complaints(List.of(line), visit)).isEmpty();
        assertThat(complaints(List.of(line, line), visit)).singleElement().asString().contains("2 instead of 1");
    }
}
