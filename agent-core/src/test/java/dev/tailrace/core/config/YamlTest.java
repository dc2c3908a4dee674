package dev.tailrace.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    private final Problems problems = new Problems();

    private Node parse(String yaml) {
        Node root = Yaml.parse("t.yml", yaml, problems);
        assertThat(problems.all()).isEmpty();
        return root;
    }

    private static Node at(Node node, String path) {
        for (String name : path.split("/")) {
            node = switch (node) {
                case Node.MapNode map -> map.get(name);
                case Node.ListNode list -> list.items().get(Integer.parseInt(name));
                case Node.ScalarNode scalar -> throw new AssertionError(scalar + " has no " + name);
            };
        }
        return node;
    }

    @ParameterizedTest
    @CsvSource({"a, 1:4", "b, 3:3", "b/c, 3:6", "d/0, 5:5", "d/1/e, 6:8", "f, 7:4", "f/0, 7:5", "f/1, 7:8", "g, 8:4", "日本, 10:5",
            "h, 11:4"})
    void everyValueHasItsPlace(String path, String place) {
        Node root = parse("""
                a: 'x'
                b:
                  c: 1
                d:
                  - x
                  - e: y
                f: [1, 2]
                g: >
                  folded
                日本: "x"
                h: '😀' # comment
                """);

        assertThat(at(root, path).location()).hasToString("t.yml:" + place);
    }

    @Test
    void everyKeyHasItsPlace() {
        Node.MapNode root = (Node.MapNode) parse("a: 1\nb: {c: 1, 😀: 2, d: 3}\n");

        assertThat(root.members().get("b").keyLocation()).hasToString("t.yml:2:1");
        Node.MapNode inner = (Node.MapNode) root.get("b");
        assertThat(inner.members().get("c").keyLocation()).hasToString("t.yml:2:5");
        assertThat(inner.members().get("d").keyLocation()).hasToString("t.yml:2:17");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"01|\"01\"", "1|1", "-1.5e3|-1.5e3", "'1'|\"1\"", "true|true",
            "'true'|\"true\"", "True|\"True\"", "yes|\"yes\"",
        "~|null", "null|null", "0x1F|\"0x1F\"", "1_000|\"1_000\"", "!!str 1|\"1\"", "[a, 1, {b: ~}]|[\"a\",1,{\"b\":null}]",
                "2025-04-05|\"2025-04-05\""})
    void scalarsKeepTheirTextAndBecomeJsonByTheJsonSchema(String yaml, String json) {
        assertThat(at(parse("a: " + yaml), "a").json()).isEqualTo(json);
    }

    @Test
    void aliasesRepeatAndMergeKeysFillIn() {
        Node root = parse("""
                x-common: &common {a: 1, b: 2}
                x-more: &more {b: 3, c: 4}
                one: *common
                two: {<<: *common, b: 9}
                three: {<<: [*common, *more]}
                """);

        assertThat(at(root, "one").json()).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(at(root, "two").json()).isEqualTo("{\"b\":9,\"a\":1}");
        assertThat(at(root, "three").json()).isEqualTo("{\"a\":1,\"b\":2,\"c\":4}");
        assertThat(at(root, "two/a").location()).hasToString("t.yml:1:23");
    }

    @Test
    void aliasesThatMultiplyWithoutEndAreRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
        }

        assertThat(Yaml.parse("t.yml", yaml.toString(), problems)).isNull();
        assertThat(problems.all()).singleElement().asString().endsWith("more than 200000 values: aliases repeat too much");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(Yaml.parse("t.yml", "[".repeat(5000), problems)).isNull();
        assertThat(problems.all()).singleElement().asString().isEqualTo("t.yml:1:102: nested more than 100 levels deep");
    }

    @Test
    void carriageReturnsAndAByteOrderMarkShiftNothing() {
        byte[] bytes = "\uFEFFname: a\r\nnmae: b\r\n".getBytes(StandardCharsets.UTF_8);
        Node.MapNode root = (Node.MapNode) parse(ConfigText.decode("t.yml", bytes, problems));

        assertThat(root.get("name").location()).hasToString("t.yml:1:7");
        assertThat(root.get("name").json()).isEqualTo("\"a\"");
        assertThat(root.members().get("nmae").keyLocation()).hasToString("t.yml:2:1");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-8"})
    void byteOrderMarkTellsTheEncoding(String charset) {
        byte[] bytes = "\uFEFFname: 代理\n".getBytes(Charset.forName(charset));

        assertThat(ConfigText.decode("t.yml", bytes, problems)).isEqualTo("name: 代理\n");
    }

    @Test
    void otherEncodingsAreRefusedAtTheFirstByteThatTells() {
        byte[] bytes = "name: a\ntags: [代理]\n".getBytes(Charset.forName("GBK"));

        assertThat(ConfigText.decode("t.yml", bytes, problems)).isNull();
        assertThat(problems.all()).singleElement().asString().isEqualTo("t.yml:2:8: byte 0xB4 is not UTF-8; save the file as UTF-8");
    }

    @Test
    void nothingAtAllIsNothing() {
        assertThat(parse("").isNothing()).isTrue();
        assertThat(parse("# only a comment\n").isNothing()).isTrue();
        assertThat(parse("---\n").isNothing()).isTrue();
    }

    @Test
    void anEscapeWithoutItsDigitsIsAMistakeWithAPlace() {
        Problems problems = new Problems();
        assertThat(Yaml.parse("x.yml", "a: 1\nb: \"\\x", problems)).isNull();
        assertThat(problems.all()).singleElement().asString().startsWith("x.yml:2:1: ").contains("lacks its hexadecimal digits");
    }
}
