package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Processors on random texts, judged by Java's own classes or by whoever wrote the text. */
class ProcessorProperties {
    private static final String[] PIECES = {
        "a", "B", "z9", " ", "  ", "\t", ",", ";", "=", "\"", "\"\"", "'", "\\", "/", "%", "%41", "%C3%A9", "%zz", "+", "-", "[", "]", "{", "}", ":",
        "é", "ß", "İ", "Σ", "中", "😀", "\u0000", "\u001f", "1", "-12", "3.5e2", "true", "10.0.0.1", "2025-04-05T14:23:11Z", "$1", "|", "()"
    };
    private static final Fields FIELDS = new Fields();
    private static final Map<String, ProcessorChain> CHAINS = new HashMap<>();

    private static String text(Random random, String... without) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String made = text.toString();
        for (String each : without) {
            made = made.replace(each, "");
        }
        return made;
    }

    private static OneEvent run(String yaml, String line) {
        OneEvent event = new OneEvent(FIELDS, line);
        CHAINS.computeIfAbsent(yaml, each -> OneEvent.chain(FIELDS, each)).process(event.event());
        return event;
    }

    @Property(tries = 400, seed = "1")
    void urldecodeDecodesAsJavaDoes(@ForAll long seed) {
        Random random = new Random(seed);
        String text = random.nextBoolean() ? URLEncoder.encode(text(random), StandardCharsets.UTF_8) : text(random);
        OneEvent event = run("- urldecode: {field: message, target: d}", text);

        String expected;
        try {
            expected = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            expected = null;
        }
        assertThat(event.get("d")).isEqualTo(expected);
        assertThat(event.tags()).isEqualTo(expected == null ? List.of("_urldecode_failure") : List.of());
    }

    @Property(tries = 200, seed = "1")
    void fingerprintsAreThoseOfJava(@ForAll long seed) throws NoSuchAlgorithmException {
        Random random = new Random(seed);
        String message = text(random);
        String other = text(random);
        String[] method = List.of("md5 MD5", "sha1 SHA-1", "sha256 SHA-256", "sha384 SHA-384", "sha512 SHA-512").get(random.nextInt(5)).split(" ");
        OneEvent event = new OneEvent(FIELDS, message).set("other", other);
        String yaml = "- fingerprint: {fields: [other, message], method: " + method[0] + '}';
        CHAINS.computeIfAbsent(yaml, each -> OneEvent.chain(FIELDS, each)).process(event.event());

        byte[] hash = MessageDigest.getInstance(method[1])
                .digest(("|message|" + message + "|other|" + other + '|').getBytes(StandardCharsets.UTF_8));
        assertThat(event.get("fingerprint")).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Property(tries = 400, seed = "1")
    void gsubReplacesAsJavaDoes(@ForAll long seed) {
        Random random = new Random(seed);
        String[] pattern = {"[0-9]+", "(a|B)(.)?", "^", "x*", "(?<=a)B", "\\b", "中|😀", "[^ -~]", "(é)|(ß)", "\\s+"};
        String[] replacement = {"", "-", "<$0>", "\\$", "é"};
        String regex = pattern[random.nextInt(pattern.length)];
        String instead = replacement[random.nextInt(replacement.length)];
        // Java replaces nothing between the halves of a surrogate pair, too.
        String text = (text(random) + text(random)).replace("😀", regex.equals("x*") ? "" : "😀");

        OneEvent event = run("- gsub: {field: message, target: d, pattern: '" + regex + "', replacement: '" + instead + "'}", text);

        assertThat(event.get("d")).as(regex + " > " + instead + " in " + text).isEqualTo(Pattern.compile(regex).matcher(text).replaceAll(instead));
    }

    @Property(tries = 300, seed = "1")
    void splitSplitsAsJavaDoes(@ForAll long seed) {
        Random random = new Random(seed);
        String separator = List.of(",", "; ", "中", "aa").get(random.nextInt(4));
        String text = Arrays.stream(new String[random.nextInt(5)]).map(nothing -> text(random)).collect(Collectors.joining(separator));

        List<String> expected = Arrays.stream(text.split(Pattern.quote(separator), -1))
                .map(part -> part.replaceAll("^[ \t]+|[ \t]+$", ""))
                .filter(part -> !part.isEmpty())
                .toList();

        OneEvent event = run("- split: {field: message, target: d, separator: '" + separator + "'}", text);
        assertThat(event.document().path("d").valueStream().map(JsonNode::stringValue)).isEqualTo(expected);
    }

    @Property(tries = 300, seed = "1")
    void lowercaseLowersAsJavaDoes(@ForAll long seed) {
        String text = text(new Random(seed));

        assertThat(run("- lowercase: {fields: [message]}", text).get("message")).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @Property(tries = 300, seed = "1")
    void csvReadsWhatWasWritten(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> columns = List.of(text(random), text(random), text(random));
        String line = columns.stream()
                .map(each -> each.contains(",") || each.startsWith("\"") || random.nextBoolean() ? '"' + each.replace("\"", "\"\"") + '"' : each)
                .collect(Collectors.joining(","));

        OneEvent event = run("- csv: {columns: [c0, c1, c2], keep_empty: true}", line);
        assertThat(List.of(event.get("c0"), event.get("c1"), event.get("c2"))).isEqualTo(columns);
    }

    @Property(tries = 300, seed = "1")
    void kvReadsWhatWasWritten(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> values = List.of(text(random, "\"", "\\"), text(random, " ", "\"", "'"), text(random, "\"", "\\"));
        String line = "k0=\"" + values.get(0) + "\" k1=" + values.get(1) + " noise k2=\"" + values.get(2) + '"';

        OneEvent event = run("- kv: {target: kv}", line);
        assertThat(List.of(event.get("kv.k0"), event.get("kv.k1"), event.get("kv.k2"))).isEqualTo(values);
    }

    @Property(tries = 300, seed = "1")
    void dissectReadsWhatWasWritten(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> values = List.of(text(random, " ["), text(random, "] \""), text(random, "\""));
        String line = values.get(0) + " [" + values.get(1) + "] \"" + values.get(2) + '"';

        OneEvent event = run("- dissect: {tokenizer: '%{d0} [%{d1}] \"%{d2}\"'}", line);
        assertThat(event.tags()).isEmpty();
        assertThat(Arrays.asList(event.get("d0"), event.get("d1"), event.get("d2"))).isEqualTo(values);
    }

    /** Whatever comes in: a processor that says it failed has changed nothing, and what it makes is a document. */
    @Property(tries = 300, seed = "1")
    void whoFailsLeavesTheEventAsItWas(@ForAll long seed) {
        Random random = new Random(seed);
        String text = text(random) + text(random) + (random.nextBoolean() ? "{\"a\":" + text(random) + '}' : "");
        List<String> all = new ArrayList<>(List.of(
                "- grok: {patterns: ['%{INT:g:int} %{WORD:w}']}",
                "- dissect: {tokenizer: '%{x} %{y|long}'}",
                "- json: {target: j}",
                "- kv: {target: kv}",
                "- csv: {columns: [a, b]}",
                "- date: {field: message, formats: [UNIX, ISO8601, 'd/M/yyyy']}",
                "- duration: {field: message}",
                "- convert: {fields: [{from: message, to: n, type: long}, {from: message, to: m, type: ip}]}",
                "- rename: {fields: [{from: message, to: m}, {from: nowhere, to: x}]}",
                "- copy: {fields: [{from: message, to: m}, {from: nowhere, to: x}]}",
                "- urldecode: {field: message}",
                "- forwarded_for: {field: message}",
                "- fingerprint: {fields: [message, nowhere]}",
                "- lowercase: {fields: [message, nowhere]}",
                "- split: {field: nowhere, separator: ','}",
                "- gsub: {field: nowhere, pattern: a, replacement: b}"));
        for (String yaml : all) {
            ObjectNode before = (ObjectNode) new OneEvent(FIELDS, text).document();
            OneEvent event = run(yaml, text);
            ObjectNode after = (ObjectNode) event.document();
            if (!event.tags().isEmpty()) {
                before.remove("tags");
                after.remove("tags");
                assertThat(after).as(yaml).isEqualTo(before);
            }
        }
    }
}
