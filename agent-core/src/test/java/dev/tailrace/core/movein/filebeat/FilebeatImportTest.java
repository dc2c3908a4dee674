package dev.tailrace.core.movein.filebeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilebeatImportTest {
    private static final String OUTPUT = "output.console: {pretty: true}\n";

    @TempDir
    Path folder;

    private String imported(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("filebeat.yml"), yaml);
        Problems problems = new Problems();
        Optional<String> draft = FilebeatImport.of(file, Map.of("HOSTS", "es1:9200")::get, false, problems);
        assertThat(problems.all()).isEmpty();
        return draft.orElseThrow();
    }

    private String input(String settings) throws IOException {
        return imported("filebeat.inputs:\n- {type: filestream, id: x, paths: [/a.log], " + settings + "}\n" + OUTPUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "ignore_older: 1h30m | ignore_older: 5400s",
        "ignore_older: 48h | ignore_older: 48h",
        "scan_frequency: 10 | scan_frequency: 10s",
        "clean_inactive: -1 | id: x",
        "close.reader.on_eof: yes | close_eof: true",
        "close: {on_state_change: {renamed: true}} | close_renamed: true",
        "encoding: utf-16le-bom | encoding: utf-16",
        "encoding: shift-jis | encoding: shift_jis",
        "encoding: hz-gb-2312 | # line 2: encoding: 'hz-gb-2312' has no counterpart",
        "message_max_bytes: 20MiB | max_line: 2MiB",
        "include_lines: ['(?P<x>a)'] | include_lines: ['(?<x>a)']",
        "multiline: {type: count, count_lines: 3} | only type 'pattern' has a counterpart",
        "file_identity.path: ~ | id: x",
        "unheard_of: {of: 1} | # line 2: unheard_of.of: 1: no counterpart",
        "ignore_inactive: since_last_start | start_position: end passes over what stands there at the first start",
        "pipeline: p | an ingest pipeline is the output's"
    })
    void asSettingOrAsComment(String theirs, String here) throws IOException {
        assertThat(input(theirs)).contains(here);
    }

    @Test
    void whatAnInputHasOnceIsWrittenOnceAndTheRestIsSaid() throws IOException {
        String yaml = input("include_lines: [a], parsers: [{multiline: {pattern: b, match: after}}, {multiline: {pattern: c}},"
                + " {include_message: {patterns: [d]}}]");

        assertThat(yaml).containsOnlyOnce("multiline:\n").containsOnlyOnce("include_lines: [");
        assertThat(yaml).contains("an input joins lines by one rule").contains("an input has one list of what lines it takes");
    }

    @Test
    void switchedOffIsSaid() throws IOException {
        assertThat(imported("filebeat.inputs: [{type: log, enabled: false, paths: [/a]}]\n" + OUTPUT))
                .contains("# line 1: input log: enabled is false", "inputs: []");
    }

    @Test
    void eachInputHasAnIdOfItsOwn() throws IOException {
        assertThat(imported("""
                filebeat.inputs:
                - {type: log, paths: [/var/log/app/access.log*]}
                - {type: log, paths: [/var/log/web/access.log*]}
                - {type: log, paths: ['/var/log/shop/*.log']}
                """ + OUTPUT)).contains("- id: access\n", "- id: access-2\n", "- id: shop\n");
    }

    @Test
    void compressedLogsAreNotSentAgain() throws IOException {
        String patterns = "exclude_files: ['\\.gz$']";
        assertThat(imported("filebeat.inputs: [{type: log, paths: ['/a.log*']}]\n" + OUTPUT)).contains(patterns);
        assertThat(imported("filebeat.inputs: [{type: log, paths: ['/a.log*'], exclude_files: ['[.]gz$']}]\n" + OUTPUT)).doesNotContain(patterns);
        assertThat(imported("filebeat.inputs: [{type: log, paths: ['/a.log']}]\n" + OUTPUT)).doesNotContain(patterns);
        assertThat(imported("filebeat.inputs: [{type: filestream, compression: gzip, paths: ['/a.log*']}]\n" + OUTPUT)).doesNotContain(patterns);
    }

    @Test
    void referencesAreFilledInAndVariablesStay() throws IOException {
        String draft = imported("""
                fields: {tier: web}
                name: shop-${fields.tier}
                filebeat.inputs: [{type: log, paths: ['${path.home}/a.log', '${WHERE}/b.log', '${ELSE:/c}/c.log']}]
                output.elasticsearch: {hosts: ['${HOSTS}', '${UNKNOWN}', 'es3'], password: '${PWD_OF_ES:?no password}', username: x}
                """);
        assertThat(draft)
                .contains("name: shop-web", "/usr/share/filebeat/a.log", "'${WHERE}/b.log'", "'${ELSE:/c}/c.log'", "password: '${PWD_OF_ES}'")
                .contains("hosts: ['http://${HOSTS}', '${UNKNOWN}', 'http://es3:9200']")
                .contains("Variables that had no value when this was written: PWD_OF_ES, UNKNOWN, WHERE.");
    }

    @Test
    void theCloudsIdIsAnAddress() throws IOException {
        assertThat(imported("""
                cloud.id: "staging:dXMtZWFzdC0xLmF3cy5mb3VuZC5pbyRjZWM2ZjI2MWE3NGJmMjRjZTMzYmI4ODExYjg0Mjk0ZiRjNmMyY2E2ZDA0MjI0OWFmMGNjN2Q3YTllOTYyNTc0Mw=="
                cloud.auth: "elastic:changeme"
                filebeat.inputs: [{type: log, paths: [/a.log]}]
                """)).contains("hosts: ['https://cec6f261a74bf24ce33bb8811b84294f.us-east-1.aws.found.io:443']", "username: elastic", "password: changeme");
    }

    @Test
    void conditionsMayBeNestedOrWrittenWithDots() throws IOException {
        assertThat(input("processors: [{drop_event: {when: {or: [{range: {http.status.gte: 500}}, {equals: {http: {method: GET}}}]}}}]"))
                .contains("when: {or: [{range: {http.status: {gte: 500}}}, {equals: {http.method: GET}}]}");
        assertThat(input("processors: [{drop_event.when.not.has_fields: [a]}]")).contains("# line 2: drop_event.when.not.has_fields");
    }

    @Test
    void aModuleAloneIsWhatItIsByDefault() throws IOException {
        assertThat(imported("filebeat.modules: [{module: nginx}, {module: unheard, log: {var.paths: [/var/log/unheard.log]}}, {module: iis, access.enabled: true}]\n" + OUTPUT))
                .contains("id: nginx-access", "id: nginx-error", "paths: ['/var/log/nginx/access.log*']", "preset: nginx")
                .contains("id: unheard-log", "what Filebeat's ingest pipeline for unheard.log does has no counterpart")
                .contains("module iis-access: it names no paths");
    }

    @Test
    void filesThatAreNamedByAPatternAreReadAlong() throws IOException {
        Files.createDirectories(folder.resolve("inputs.d"));
        Files.writeString(folder.resolve("inputs.d/shop.yml"), "- {type: log, paths: [/shop.log], unheard: of}\n");
        Files.writeString(folder.resolve("inputs.d/off.yml.disabled"), "- {type: log, paths: [/off.log]}\n");
        assertThat(imported("filebeat.config.inputs: {enabled: true, path: 'inputs.d/*.yml'}\n" + OUTPUT))
                .contains("# shop.yml line 1: log", "paths: [/shop.log]", "# shop.yml line 1: unheard: of: no counterpart")
                .doesNotContain("/off.log");
        assertThat(imported("filebeat.config.inputs: {enabled: false, path: 'inputs.d/*.yml'}\n" + OUTPUT)).doesNotContain("/shop.log");
    }

    @Test
    void whatContainersWriteIsReadAndOneStreamOfItIsKept() throws IOException {
        String draft = imported("filebeat.inputs: [{type: container, stream: stderr, format: cri, paths: [/c/*.log], multiline: {pattern: '^\\s'}}]\n" + OUTPUT);
        assertThat(draft)
                .contains("symlinks: true", "%{cri.time} %{stream}", "- drop_event: {when: {not: {equals: {stream: stderr}}}}")
                .contains("# Lines are chosen and joined as they are written")
                .doesNotContain("docker");
    }
}
