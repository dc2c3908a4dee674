package dev.tailrace.core.processors.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.processors.ChainPlan;
import dev.tailrace.core.processors.OneEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every line of a corpus becomes exactly the fields that stand below it. */
class PresetTest {
    /** What every event has, whatever the preset. */
    private static final Set<String> ALWAYS =
            Set.of("message", "host.name", "input.id", "fields.site", "log.file.path", "log.offset", "event.id", "@timestamp", "tags");

    private static final Fields FIELDS = new Fields();
    private static final Map<String, ChainPlan> PLANS = new HashMap<>();

    private static OneEvent event(String preset, String line) {
        return new OneEvent(FIELDS, line).run(PLANS.computeIfAbsent(preset, name -> OneEvent.plan(FIELDS, name, null)));
    }

    static Stream<Arguments> corpora() {
        return Stream.of("squid", "nginx", "apache", "go-proxy").flatMap(preset -> cases(preset).stream());
    }

    private static List<Arguments> cases(String preset) {
        List<Arguments> cases = new ArrayList<>();
        Map<String, String> fields = null;
        for (String line : resource(preset + ".corpus").lines().toList()) {
            if (line.startsWith("> ")) {
                fields = new LinkedHashMap<>();
                cases.add(Arguments.of(preset, line.substring(2), fields));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf(" = ");
                fields.put(line.substring(0, equals), line.substring(equals + 3));
            }
        }
        return cases;
    }

    private static String resource(String name) {
        try (InputStream in = PresetTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void aLineBecomesItsFields(String preset, String line, Map<String, String> expected) {
        OneEvent event = event(preset, line);

        Map<String, String> found = new LinkedHashMap<>();
        flatten(event.document(), "", found);
        assertThat(found.get("message")).isEqualTo(line);
        assertThat(found.get("@timestamp")).isEqualTo(instant(expected.getOrDefault("@timestamp", "2026-11-21T04:19:00.000Z")));
        assertThat(event.tags()).isEqualTo(expected.containsKey("tags") ? List.of(expected.get("tags")) : List.of());
        found.keySet().removeAll(ALWAYS);
        Map<String, String> others = new LinkedHashMap<>(expected);
        others.keySet().removeAll(ALWAYS);
        assertThat(found).containsExactlyInAnyOrderEntriesOf(others);
    }

    private static String instant(String text) {
        if (!text.startsWith("local ")) {
            return text;
        }
        LocalDateTime local = LocalDateTime.parse(text.substring(6));
        return DateTimeFormatter.ofPattern(local.getNano() == 0 ? "uuuu-MM-dd'T'HH:mm:ss.SSSX" : "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSX")
                .format(local.atZone(ZoneId.systemDefault()).withZoneSameInstant(ZoneOffset.UTC));
    }

    private static void flatten(JsonNode node, String path, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(member -> flatten(member.getValue(), path.isEmpty() ? member.getKey() : path + '.' + member.getKey(), into));
        } else {
            into.put(path, node.isString() ? node.stringValue() : node.toString());
        }
    }

    @Test
    void codesAndSizesAreNumbersInTheDocument() {
        OneEvent event = new OneEvent("127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326").preset("apache");

        assertThat(event.document().at("/http/response/status_code").isInt()).isTrue();
        assertThat(event.document().at("/http/response/body/bytes").isInt()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void whateverIsCutFromALineTheMessageStays(String preset, String line, Map<String, String> expected) {
        for (int length = 0; length < line.length(); length += 7) {
            String cut = line.substring(0, length);
            OneEvent event = event(preset, cut);
            assertThat(event.get("message")).isEqualTo(cut);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nginx    | 2025/04/05 14:23:11 [error] 12#34: *5 open() failed, client: 10.0.0.1, server: x",
        "apache   | [Sat Apr 05 14:23:11.000000 2025] [core:error] [pid 12] [client 10.0.0.1:5] File does not exist",
        "go-proxy | 2025/04/05 14:23:11 req=/a ip=10.0.0.1 status=200 duration=1.5s",
    })
    void timesThatNameNoZoneAreOfTheZoneThatTheInputNames(String preset, String line) {
        assertThat(new OneEvent(line).preset(preset, "Asia/Shanghai").get("@timestamp")).isEqualTo("2025-04-05T06:23:11.000Z");
        assertThat(new OneEvent(line).preset(preset, "'-05:00'").get("@timestamp")).isEqualTo("2025-04-05T19:23:11.000Z");
    }

    @Test
    void timesThatNameTheirZoneKeepIt() {
        String line = "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326";

        assertThat(new OneEvent(line).preset("apache", "Asia/Shanghai").get("@timestamp")).isEqualTo("2000-10-10T20:55:36.000Z");
    }
}
