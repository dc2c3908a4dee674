package dev.tailrace.core.processors.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.processors.OneEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    /** status 404 (a number), size "512" (text), ratio 0.5, ip 10.25.3.17, ip6 fe80::1%eth0, word Ünïcode, tag slow. */
    private static OneEvent event() {
        OneEvent event = new OneEvent("GET /index.html")
                .set("status", 404)
                .set("size", "512")
                .set("ratio", 0.5)
                .set("ip", "10.25.3.17")
                .set("ip6", "fe80::1%eth0")
                .set("word", "Ünïcode");
        event.event().setConstant(event.fields().intern("flag"), event.fields().constant("true", "true"));
        event.event().tag(event.fields().text("slow"));
        return event;
    }

    private static boolean holds(String yaml) {
        OneEvent event = event();
        Problems problems = new Problems();
        ConditionPlan plan = ConditionCompiler.compile(Yaml.parse("test", yaml, problems), event.fields(), problems);
        assertThat(problems.all()).isEmpty();
        return plan.instantiate().test(event.event());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{equals: {status: 404}}                                    | true",
        "{equals: {status: '404'}}                                  | true",
        "{equals: {status: 404.0}}                                  | true",
        "{equals: {status: '404.0'}}                                | false",
        "{equals: {status: 40}}                                     | false",
        "{equals: {size: 512}}                                      | true",
        "{equals: {ratio: 0.5}}                                     | true",
        "{equals: {ratio: 0.50}}                                    | true",
        "{equals: {flag: true}}                                     | true",
        "{equals: {flag: false}}                                    | false",
        "{equals: {status: 404, size: 513}}                         | false",
        "{equals: {nothing: 404}}                                   | false",
        "{equals: {message: GET /index.html}}                       | true",
        "{equals: {tags: slow}}                                     | true",
        "{equals: {tags: edge}}                                     | true",
        "{equals: {tags: slo}}                                      | false",
        "{equals: {host: {name: h1}}}                               | true",
        "{equals: {input.id: web}}                                  | true",
        "{equals: {fields.site: '\"quoted\" é'}}                    | true",
        "{equals: {log.file.path: /var/log/a.log}}                  | true",
        "{equals: {log.offset: 120}}                                | true",
        "{equals: {event.id: e1-7-78-51291975}}                     | true",
        "{contains: {message: index}}                               | true",
        "{contains: {message: INDEX}}                               | false",
        "{contains: {word: nïc}}                                    | true",
        "{contains: {tags: lo}}                                     | true",
        "{contains: {tags: dg}}                                     | true",
        "{contains: {message: ''}}                                  | true",
        "{contains: {nothing: ''}}                                  | false",
        "{regexp: {message: '^GET .*html$'}}                        | true",
        "{regexp: {message: '^POST'}}                               | false",
        "{regexp: {word: 'n.c'}}                                    | true",
        "{regexp: {status: '^4'}}                                   | true",
        "{range: {status: {gte: 404, lt: 500}}}                     | true",
        "{range: {status: {gt: 404}}}                               | false",
        "{range: {status: {lte: 404}}}                              | true",
        "{range: {status: {lt: 404}}}                               | false",
        "{range: {status.gte: 400, status.lt: 500}}                 | true",
        "{range: {status.gte: 400, size.gt: 600}}                   | false",
        "{range: {size.gt: 511.5}}                                  | true",
        "{range: {ratio: {gte: 0.5, lte: 0.5}}}                     | true",
        "{range: {word: {gt: 0}}}                                   | false",
        "{range: {nothing: {gt: 0}}}                                | false",
        "{network: {ip: private}}                                   | true",
        "{network: {ip: public}}                                    | false",
        "{network: {ip: 10.25.0.0/16}}                              | true",
        "{network: {ip: [192.168.0.0/16, 10.25.3.17]}}              | true",
        "{network: {ip: 10.25.3.16/32}}                             | false",
        "{network: {ip: 0.0.0.0/0}}                                 | true",
        "{network: {ip6: 0.0.0.0/0}}                                | false",
        "{network: {ip6: link_local_unicast}}                       | true",
        "{network: {ip6: 'fe80::/64'}}                              | true",
        "{network: {message: '::/0'}}                               | false",
        "{has_fields: [status, message]}                            | true",
        "{has_fields: [status, nothing]}                            | false",
        "{has_fields: [host.name, tags]}                            | true",
        "{has_fields: [log.flags]}                                  | false",
        "{not: {has_fields: [nothing]}}                             | true",
        "{and: [{equals: {status: 404}}, {contains: {message: x}}]} | true",
        "{and: [{equals: {status: 404}}, {contains: {message: q}}]} | false",
        "{or: [{equals: {status: 1}}, {contains: {message: x}}]}    | true",
        "{or: [{equals: {status: 1}}, {not: {equals: {size: 512}}}]}| false",
    })
    void answers(String yaml, boolean expected) {
        assertThat(holds(yaml)).isEqualTo(expected);
    }

    @Test
    void flagsOfTheReaderAreAField() {
        OneEvent event = event();
        byte[] line = "x".getBytes(StandardCharsets.UTF_8);
        Batch batch = event.event().batch();
        batch.addLine(0, line.length, 9, Batch.TRUNCATED | Batch.MULTILINE);
        event.event().at(batch, 1);
        Condition cut = ConditionCompiler.compile(
                        Yaml.parse("test", "{contains: {log.flags: multiline}}", new Problems()), event.fields(), new Problems())
                .instantiate();

        assertThat(cut.test(event.event())).isTrue();
    }

    @Test
    void aPatternThatBacktracksWithoutEndIsNotFound() {
        OneEvent event = new OneEvent("a".repeat(3000) + "!");
        Condition hostile = ConditionCompiler.compile(
                        Yaml.parse("test", "{regexp: {message: '^(a|aa)+$'}}", new Problems()), event.fields(), new Problems())
                .instantiate();

        assertThat(hostile.test(event.event())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{equal: {a: 1}}              | 1:2: unknown condition 'equal'; did you mean 'equals'?",
        "{equals: {a: 1}, not: {}}    | 1:1: expected one condition",
        "{equals: {a: [1, 2]}}        | 1:14: expected one value to compare 'a' with, found a list",
        "{equals: {}}                 | 1:10: expected a mapping of fields",
        "{regexp: {a: '('}}           | 1:14: expected a regular expression, found '('",
        "{range: {a: {ge: 1}}}        | 1:18: expected one of gte, gt, lte, lt below the field, found 'ge'; did you mean 'gte'?",
        "{range: {a: {gte: x}}}       | 1:19: expected a number, found 'x'",
        "{network: {a: 10.0.0.0/33}}  | 1:15: '10.0.0.0/33': the prefix must be a number up to 32",
        "{network: {a: home}}         | 1:15: 'home' is no network: expected",
        "{and: {equals: {a: 1}}}      | 1:7: expected a list of conditions, found a mapping",
        "{has_fields: []}             | 1:14: expected at least one field name",
        "text                         | 1:1: expected one condition",
    })
    void mistakesHaveTheirPlace(String yaml, String expected) {
        Problems problems = new Problems();

        ConditionPlan plan = ConditionCompiler.compile(Yaml.parse("test", yaml, problems), new Fields(), problems);

        assertThat(plan).isNull();
        List<String> found = problems.all().stream().map(Object::toString).toList();
        assertThat(found).singleElement().asString().startsWith("test:" + expected);
    }
}
