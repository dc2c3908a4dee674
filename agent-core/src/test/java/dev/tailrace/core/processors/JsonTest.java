package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void membersBecomeFields() {
        OneEvent event = new OneEvent(
                        " {\"level\":\"warn\", \"n\" : -1.50e3,\"ok\":true,\"no\":null,"
                                + "\"http\":{\"status\":200,\"path\":\"\\/\\u00e9\\ud83d\\ude00\\n\"},"
                                + "\"list\":[1, {\"a\":2}],\"empty\":{}} ")
                .run("- json: {}");

        assertThat(event.json())
                .contains("\"level\":\"warn\"", "\"n\":-1.50e3", "\"ok\":true", "\"no\":null", "\"list\":[1, {\"a\":2}]", "\"empty\":{}");
        assertThat(event.get("http.status")).isEqualTo("200");
        assertThat(event.get("http.path")).isEqualTo("/é😀\n");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void theTargetStandsBeforeTheKeys() {
        assertThat(new OneEvent("{\"a\":{\"b\":1}}").run("- json: {target: app}").get("app.a.b")).isEqualTo("1");
    }

    @Test
    void aTimeIsTheEventsTimeAndTheMessageIsTheMessage() {
        OneEvent event = new OneEvent("{\"@timestamp\":\"2025-04-05T06:23:11Z\",\"message\":\"inner\"}").run("- json: {}");

        assertThat(event.get("@timestamp")).isEqualTo("2025-04-05T06:23:11.000Z");
        assertThat(event.get("message")).isEqualTo("inner");
        assertThat(new OneEvent("{\"@timestamp\":\"yesterday\"}").run("- json: {}").get("@timestamp")).startsWith("2026");
    }

    @Test
    void namesOfTheAgentsOwnAreNotForDataToSet() {
        OneEvent event = new OneEvent("{\"event\":{\"id\":\"x\",\"kind\":\"k\"},\"tags\":[\"a\"],\"log\":{\"offset\":1}}")
                .run("- json: {}");

        assertThat(event.get("event.id")).isEqualTo("e1-7-78-3023b7de");
        assertThat(event.get("event.kind")).isEqualTo("k");
        assertThat(event.get("data.event.id")).isEqualTo("x");
        assertThat(event.get("data.tags")).isEqualTo("[\"a\"]");
        assertThat(event.get("data.log.offset")).isEqualTo("1");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void fieldsOfTheEventCanWin() {
        OneEvent event = new OneEvent("{\"a\":1,\"b\":2}").set("a", "mine").run("- json: {overwrite: false}");

        assertThat(event.get("a")).isEqualTo("mine");
        assertThat(event.get("b")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "text", "[1]", "\"a\"", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":+1}",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\t\"}", "{\"a\":1} x", "{\"a\":1}}", "{\"a\":[1,]}", "{\"a\":NaN}", "{'a':1}"
    })
    void whatIsNoObjectFailsAndSetsNothing(String line) {
        OneEvent event = new OneEvent(line).set("a", "before").run("- json: {}");

        assertThat(event.get("a")).isEqualTo("before");
        assertThat(event.tags()).containsExactly("_json_failure");
    }

    @Test
    void withoutOverwriteALineSaysNothingOfItsHostAndFile() {
        OneEvent event = new OneEvent("{\"host\":{\"name\":\"forged\"},\"log.file.path\":\"forged\",\"level\":\"info\"}").run("- json: {overwrite: false}");
        assertThat(event.document().at("/host/name").asString()).isEqualTo("h1");
        assertThat(event.document().at("/log/file/path").asString()).isEqualTo("/var/log/a.log");
        assertThat(event.get("level")).isEqualTo("info");
    }

    /** Names are kept for good: a thousand of a mebibyte each would be the agent's whole memory. */
    @Test
    void nameThatIsTooLongIsNoName() {
        assertThat(new OneEvent("{\"" + "k".repeat(1024) + "\":1}").run("- json: {}").tags()).isEmpty();
        OneEvent event = new OneEvent("{\"" + "k".repeat(1025) + "\":1}").run("- json: {}");
        assertThat(event.tags()).containsExactly("_json_failure");
        assertThat(event.get("message")).startsWith("{\"kkk");
    }

    @Test
    void tooManyNamesAndTooMuchDepthFail() {
        assertThat(new OneEvent("{\"a\":1,\"b\":2,\"c\":3}").run("- json: {max_keys: 2}").tags()).containsExactly("_json_failure");
        assertThat(new OneEvent("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)).run("- json: {}").tags()).containsExactly("_json_failure");
        assertThat(new OneEvent("{\"\":1}").run("- json: {}").tags()).containsExactly("_json_failure");
    }

    @Property(tries = 500)
    void objectsComeOutAsTheyWentIn(@ForAll long seed) {
        Random random = new Random(seed);
        ObjectNode object = object(random, 0);
        String line = random.nextBoolean() ? object.toString() : object.toPrettyString().replace("\r", "");
        OneEvent event = new OneEvent(line).run("- json: {target: t}");

        assertThat(event.tags()).isEmpty();
        assertThat(event.document().path("t")).isEqualTo(object.isEmpty() ? JSON.missingNode() : object);
    }

    @Property(tries = 1000)
    void brokenObjectsAreBrokenForJacksonToo(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder line = new StringBuilder(object(random, 0).toString());
        line.setCharAt(random.nextInt(line.length()), "{}[]\",:\\0 9eE-+.tn".charAt(random.nextInt(18)));
        OneEvent event = new OneEvent(line.toString()).run("- json: {target: t}");
        if (event.tags().isEmpty()) {
            assertThat(isObject(line.toString())).as(line.toString()).isTrue();
        } else {
            assertThat(isObject(line.toString()) && !line.toString().contains("\"\"")).as(line.toString()).isFalse();
        }
    }

    private static boolean isObject(String text) {
        try {
            JsonNode node = JSON.readerFor(JsonNode.class)
                    .with(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(text);
            return node.isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set("k" + random.nextInt(6) + (random.nextInt(5) == 0 ? "é\"" : ""), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 7 : 5)) {
            case 0 -> JSON.getNodeFactory().numberNode(random.nextInt());
            case 1 -> JSON.getNodeFactory().numberNode(random.nextInt(1000) / 4.0);
            case 2 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 3 -> JSON.getNodeFactory().nullNode();
            case 4 -> JSON.getNodeFactory().stringNode("v\\\"\n\u0001é😀".substring(0, random.nextInt(6)) + "x");
            case 5 -> {
                ObjectNode inner = object(random, depth + 1);
                yield inner.isEmpty() ? JSON.getNodeFactory().numberNode(1) : inner;
            }
            default -> {
                ArrayNode list = JSON.createArrayNode();
                list.add(value(random, depth + 1));
                list.add(random.nextInt(5));
                yield list;
            }
        };
    }
}
