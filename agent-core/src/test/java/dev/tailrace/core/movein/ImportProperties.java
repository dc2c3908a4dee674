package dev.tailrace.core.movein;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Yaml;
import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.fuzz.Scratch;
import dev.tailrace.core.movein.filebeat.FilebeatImport;
import dev.tailrace.core.movein.fluentbit.FluentBitImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever another shipper's configuration holds: what is written of it is YAML, and what cannot be read is told with its place. */
public final class ImportProperties {
    private static final String FILEBEAT = """
            filebeat.inputs:
              - type: filestream
                id: web
                enabled: true
                paths: ['/var/log/nginx/*.log', "C:\\\\logs\\\\*.log"]
                exclude_files: ['\\.gz$']
                parsers:
                  - multiline: {type: pattern, pattern: '^\\d', negate: true, match: after}
                  - ndjson: {target: "", add_error_key: true}
                fields: {site: shanghai}
                close.on_state_change.inactive: 5m
                ignore_older: 72h
            processors:
              - drop_event: {when: {regexp: {message: "^DBG"}}}
              - add_fields: {target: project, fields: {name: x}}
              - dissect: {tokenizer: "%{a} %{b}", field: message}
            output.elasticsearch: {hosts: ["https://${ES:es}:9200"], username: u, password: p, index: "logs-%{+yyyy.MM.dd}"}
            """;
    private static final String FLUENT_BIT = """
            [SERVICE]
                Flush 1
                Parsers_File parsers.conf
            [INPUT]
                Name tail
                Tag  web.*
                Path /var/log/*.log,/b.log
                Parser nginx
                Multiline.parser docker, cri
            [PARSER]
                Name nginx
                Format regex
                Regex ^(?<remote>[^ ]*) (?<code>\\d+)$
                Time_Key time
                Time_Format %d/%b/%Y:%H:%M:%S %z
            [FILTER]
                Name   modify
                Match  web.*
                Add    tier front
            [OUTPUT]
                Name  es
                Match *
                Host  es1
                Port  9200
            """;

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try (Scratch scratch = new Scratch()) {
            Problems problems = new Problems();
            Path yaml = scratch.file("other.yml", input);
            written(FilebeatImport.of(yaml, name -> null, false, problems), problems);
            written(FluentBitImport.of(yaml, problems), problems);
            written(FluentBitImport.of(scratch.file("other.conf", input), problems), problems);
            assertThat(problems.all()).allSatisfy(problem -> assertThat(problem.location().line()).isPositive());
        }
    }

    private static void written(Optional<String> yaml, Problems problems) {
        assertThat(yaml.isPresent() || problems.hasErrors()).as("written or told").isTrue();
        yaml.ifPresent(text -> {
            Problems ofYaml = new Problems();
            Yaml.parse("written", text, ofYaml);
            assertThat(ofYaml.all()).as(text).isEmpty();
        });
    }

    @Test
    void whatIsWrittenIsYaml() {
        Campaign.of(ImportProperties.class, FILEBEAT, FLUENT_BIT, "pipeline:\n  inputs: [{name: tail, path: /a, tag: t}]\n  outputs: [{name: stdout, match: '*'}]\n",
                        ".:")
                .words("\n", "  ", ": ", "- ", "{", "}", "[", "]", "'", "\"", "#", "&a", "*a", "|", ">", "%", "${X}", "@INCLUDE x\n", "\t", "!", "null", "~",
                        "when: ", "fields: ", "true", "-1", "\u0085", "\ufeff", "[INPUT]\n", "Name tail\n", "Match ", "\u001b")
                .against(ImportProperties::fuzzerTestOneInput, 250);
    }
}
