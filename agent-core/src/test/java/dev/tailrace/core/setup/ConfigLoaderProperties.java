package dev.tailrace.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to a configuration, loading it ends with a configuration or with located problems, never with an exception. */
class ConfigLoaderProperties {
    private static final String VALID = """
            name: proxy-01
            tags: [edge]
            fields: {site: shanghai, rack: {row: 7}}
            x-common: &common {close_inactive: 5m, max_line: 64KiB}
            inputs:
              - id: squid
                type: file
                <<: *common
                paths: ['C:\\squid\\access.log*', "/var/log/squid/**/access.log"]
                exclude_lines: ['^#']
                multiline: {pattern: '^\\d{4}', negate: true}
                processors:
                  - drop_event: {when: {equals: {http.response.status_code: 204}}}
                output: es
              - {id: stdin, type: stdin, output: archive, fields_under_root: true}
            outputs:
              es:
                type: elasticsearch
                hosts: ['https://es1:9200', '${ES2:https://es2:9200}']
                index: 'logs-%{+yyyy.MM.dd}'
                api_key: ${secret:ES_KEY}
              archive: {type: file, path: out.ndjson, rotate_size: 100MiB}
            pipeline: {workers: 2, memory: 16MiB, batch: 1MiB}
            logging:
              level: info
              format: |-
                json
            """;

    private static final String[] PIECES = {
        "'", "\"", "{", "}", "[", "]", ":", ": ", "- ", "\n", "\r\n", "\t", " ", "  ", "#", "&", "*", "!", "|", ">", "%", "@", "`", "?",
                ",", "---\n",
        "...\n", "<<", "~", "${", "}", "${X}", "${secret:Y}", "\\", "\\x", "\u0000", "\u0085", "\u2028", "\uFEFF", "\uD800", "😀", "代",
                "0", "-1", "null",
        "true", "id", "type", "&a", "*a", "!!str", "|2", ">-"
    };

    @Property(tries = 3000, seed = "1")
    void mutatedConfigurationsGiveAConfigurationOrLocatedProblems(@ForAll Random random) {
        String yaml = VALID;
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            yaml = mutate(yaml, random);
        }

        check(yaml, random);
    }

    @Property(tries = 1000, seed = "1")
    void piecesInAnyOrderGiveAConfigurationOrLocatedProblems(@ForAll Random random) {
        StringBuilder yaml = new StringBuilder();
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            yaml.append(PIECES[random.nextInt(PIECES.length)]);
        }

        check(yaml.toString(), random);
    }

    private static String mutate(String yaml, Random random) {
        int at = random.nextInt(yaml.length() + 1);
        int end = Math.min(yaml.length(), at + random.nextInt(12));
        String piece = PIECES[random.nextInt(PIECES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> yaml.substring(0, at) + yaml.substring(end);
            case 1 -> yaml.substring(0, at) + piece + yaml.substring(at);
            case 2 -> yaml.substring(0, at) + piece + yaml.substring(end);
            default -> yaml.substring(0, at) + yaml.substring(at, end) + yaml.substring(at);
        };
    }

    private static void check(String yaml, Random random) {
        List<String> overrides = random.nextInt(5) > 0 ? List.of() : List.of("inputs.0." + PIECES[random.nextInt(PIECES.length)] + "="
                + PIECES[random.nextInt(PIECES.length)]);
        ConfigLoader.Loaded loaded = SampleTypes.loader(Map.of()).load("t.yml", yaml, overrides);

        boolean errors = loaded.problems().stream().anyMatch(Problems.Problem::fatal);
        assertThat(loaded.config().isPresent()).as("%s%n%s", yaml, loaded.problems()).isEqualTo(!errors);
        List<String> lines = List.of(yaml.split("\\R", -1));
        assertThat(loaded.problems()).allSatisfy(problem -> {
            Location at = problem.location();
            if (at.file().equals("t.yml")) {
                assertThat(at.line()).isBetween(1, lines.size());
                assertThat(at.column()).as("%s%n%s", problem, yaml).isBetween(1, longest(yaml) + 1);
            }
            assertThat(problem.message()).isNotBlank().doesNotContain("s3cr3t", "\n");
        });
    }

    private static int longest(String yaml) {
        return yaml.lines().mapToInt(String::length).max().orElse(0);
    }
}
