package dev.tailrace.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.alert.AlertRule;
import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.registry.SyncPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private static final String SMALLEST = """
            inputs:
              - {id: squid, type: file, paths: [access.log]}
            outputs:
              screen: {type: console}
            """;

    private static AgentConfig config(String yaml, String... overrides) {
        ConfigLoader.Loaded loaded = SampleTypes.loader(Map.of("SITE", "shanghai", "EMPTY", "")).load("t.yml", yaml, List.of(overrides));
        assertThat(loaded.problems()).isEmpty();
        return loaded.config().orElseThrow();
    }

    private static Map<String, String> fields(AgentConfig config, int input) {
        Map<String, String> fields = new LinkedHashMap<>();
        config.inputs().get(input).fields().forEach((field, json) -> fields.put(config.names().name(field), new String(json,
                StandardCharsets.UTF_8)));
        return fields;
    }

    @Test
    void smallestConfigurationHasDefaultsForAllElse() {
        AgentConfig config = config(SMALLEST);

        assertThat(config.name()).isEqualTo("sample-host");
        assertThat(config.data()).isEqualTo(Path.of("/default/data"));
        assertThat(config.shutdownTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.pipeline().workers()).isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        assertThat(config.pipeline().memory()).isEqualTo(8L << 20);
        assertThat(config.pipeline().batch()).isEqualTo(1 << 20);
        assertThat(config.registry()).isEqualTo(new RegistryConfig(SyncPolicy.BATCH));
        assertThat(config.http()).isEqualTo(new HttpConfig(true, "127.0.0.1", 5066, "", List.of(), true, Optional.empty()));
        assertThat(config.reload()).isEqualTo(new ReloadConfig(true, Duration.ofSeconds(5)));
        assertThat(config.logging())
                .isEqualTo(new LoggingConfig(LoggingConfig.Level.INFO, "logs", LoggingConfig.Format.JSON, 10 << 20, Duration.ofDays(1), 7));
        assertThat(config.outputs()).singleElement().returns("screen", OutputConfig::name).returns("console", OutputConfig::type);
        assertThat(config.inputs()).singleElement().satisfies(input -> {
            assertThat(input.id()).isEqualTo("squid");
            assertThat(input.type()).isEqualTo("file");
            assertThat(input.routes().outputs()).containsExactly("screen");
            assertThat(input.processors().isEmpty()).isTrue();
            assertThat(input.fields()).isEmpty();
            assertThat(input.tags()).isEmpty();
        });
    }

    @Test
    void textIsTextHoweverItLooks() {
        AgentConfig config = config("name: 01\nshutdown_timeout: 0\n" + SMALLEST);

        assertThat(config.name()).isEqualTo("01");
        assertThat(config.shutdownTimeout()).isZero();
    }

    @Test
    void staticFieldsAndTagsOfTheAgentComeBeforeThoseOfTheInput() {
        AgentConfig config = config("""
                tags: [edge, squid]
                fields: {site: '${SITE}', rack: {row: 7}, label: 01}
                inputs:
                  - {id: a, type: stdin, tags: [squid, proxy], fields: {site: beijing, on: true}}
                  - {id: b, type: stdin, tags: one, fields_under_root: true}
                outputs:
                  screen: {type: console}
                """);

        assertThat(fields(config, 0))
                .containsExactly(
                        Map.entry("fields.site", "\"beijing\""),
                        Map.entry("fields.rack.row", "7"),
                        Map.entry("fields.label", "\"01\""),
                        Map.entry("fields.on", "true"));
        assertThat(fields(config, 1))
                .containsExactly(Map.entry("site", "\"shanghai\""), Map.entry("rack.row", "7"), Map.entry("label", "\"01\""));
        assertThat(config.inputs().get(0).tags()).map(Constant::toString).containsExactly("\"edge\"", "\"squid\"", "\"proxy\"");
        assertThat(config.inputs().get(1).tags()).map(Constant::toString).containsExactly("\"edge\"", "\"squid\"", "\"one\"");
    }

    @Test
    void overridesReplaceAppendAndMake() {
        AgentConfig config = config(
                SMALLEST,
                "name=other",
                "pipeline.workers=3",
                "inputs.0.id=nginx",
                "inputs.1={id: second, type: stdin}",
                "inputs.1.output=archive",
                "inputs.0.output=screen",
                "outputs.archive={type: file, path: '${SITE}.ndjson'}");

        assertThat(config.name()).isEqualTo("other");
        assertThat(config.pipeline().workers()).isEqualTo(3);
        assertThat(config.inputs()).map(InputConfig::id).containsExactly("nginx", "second");
        assertThat(config.inputs()).map(input -> input.routes().outputs()).containsExactly(List.of("screen"), List.of("archive"));
        assertThat(config.outputs()).map(OutputConfig::name).containsExactly("screen", "archive");
    }

    @Test
    void overridesCanBeAllThereIs() {
        assertThat(config("", "inputs=[{id: a, type: stdin}]", "outputs.screen.type=console").inputs()).hasSize(1);
    }

    @Test
    void mistakesInOverridesNameTheOverride() {
        assertThat(SampleTypes.problems(
                        SMALLEST, "nonsense", "pipeline.batch=much", "inputs.5.id=a", "inputs.x.id=a", "inputs.0.id.x=a", "a..b=1",
                                "name=@x"))
                .containsExactly(
                        "-E a..b:1:1: a name is missing between two dots",
                        "-E inputs.0.id.x:1:1: 'inputs.0.id' is 'squid', which has no 'x'",
                        "-E inputs.5.id:1:1: expected an item of 'inputs' as a number from 0 to 1 (the last one appends), found '5'",
                        "-E inputs.x.id:1:1: expected an item of 'inputs' as a number from 0 to 1 (the last one appends), found 'x'",
                        "-E name:1:1: a value that starts with '@' needs single quotes: '@x'",
                        "-E nonsense:1:1: expected key=value, such as pipeline.workers=2",
                        "-E pipeline.batch:1:1: batch: expected a size such as 64KiB, 1MiB or 1GiB, found 'much'");
    }

    @Test
    void placeholdersAreTextAndNeverYaml() {
        Map<String, String> environment = Map.of("NAME", "[a, b]: 'c", "EMPTY", "");
        AgentConfig config = SampleTypes.loader(environment)
                .load("t.yml", "name: x-${NAME}-${UNSET:d:e}-$${NAME}\ndata: ${EMPTY}\n" + SMALLEST, List.of())
                .config()
                .orElseThrow();

        assertThat(config.name()).isEqualTo("x-[a, b]: 'c-d:e-${NAME}");
        assertThat(config.data()).as("an empty value is no value").isEqualTo(Path.of("/default/data"));
    }

    @Test
    void timezoneIsForThePreset() {
        String yaml = """
                inputs:
                  - {id: a, type: file, paths: [a], preset: nginx, timezone: Asia/Shanghai}
                  - {id: b, type: file, paths: [a], preset: nginx, timezone: Asia/Shangai}
                  - {id: c, type: file, paths: [a], timezone: UTC}
                outputs:
                  screen: {type: console}
                """;

        assertThat(SampleTypes.problems(yaml)).containsExactly(
                "t.yml:3:62: unknown time zone 'Asia/Shangai': expected such as Asia/Shanghai, +08:00, UTC or local",
                "t.yml:4:47: timezone: there is no preset whose times it could be for; the processor date takes a timezone of its own");
    }

    @Test
    void secretsAreInNoMessage() {
        String yaml = """
                pipeline: {workers: '${secret:ES_KEY}', batch: 'x${secret:ES_KEY}'}
                inputs:
                  - {id: '${secret:ES_KEY}', type: '${secret:ES_KEY}', output: '${secret:ES_KEY}'}
                  - {id: '${secret:ES_KEY}', type: file, paths: [a], preset: '${secret:ES_KEY}', exclude_files: ['(${secret:ES_KEY}']}
                outputs:
                  a: {type: console, pretty: '${secret:ES_KEY}'}
                  b: '${secret:ES_KEY}'
                """;

        assertThat(SampleTypes.problems(yaml)).hasSizeGreaterThan(7).allSatisfy(problem -> assertThat(problem).doesNotContain("s3cr3t"));
    }

    @Test
    void alertsAndNotifiersAreCompiledAndTheirMistakesTold() {
        String parts = "inputs: [{id: a, type: stdin}]\noutputs: {out: {type: console}}\n";
        AgentConfig config = SampleTypes.config(parts + """
                alerts:
                  - {rule: error_burst, threshold: 5}
                  - {name: slow, when: {range: {event.duration: {gt: 1000000000}}}, group_by: url.path, threshold: 10, window: 5m, notify: [ops]}
                notifiers:
                  ops: {type: mail, host: smtp.example.org, from: a@example.org, to: b@example.org}
                """);
        assertThat(config.alerts().rules()).extracting(AlertRule::name).containsExactly("error_burst", "slow");
        assertThat(config.alerts().rules().getFirst().limit()).isEqualTo(new AlertRule.Limit(5, Duration.ofMinutes(1)));
        assertThat(config.alerts().rules().getFirst().notifiers()).containsExactly("ops");
        assertThat(SampleTypes.problems(parts + """
                alerts:
                  - {threshold: 5}
                  - {name: a, window: 100ms, threshold: 1, notify: [opps]}
                  - {name: a, treshold: 1}
                  - {rule: error_bursts}
                notifiers:
                  ops: {type: mail, host: h, from: nobody, to: ['b@example.org']}
                  hook: {type: webhok}
                  chat: {type: wecom, url: 'ftp://x'}
                """))
                .anySatisfy(each -> assertThat(each).contains("'name' is missing"))
                .anySatisfy(each -> assertThat(each).contains("window: expected 1s to 1d"))
                .anySatisfy(each -> assertThat(each).contains("there is no notifier 'opps'", "ops"))
                .anySatisfy(each -> assertThat(each).contains("that of another one, in line"))
                .anySatisfy(each -> assertThat(each).contains("treshold", "threshold"))
                .anySatisfy(each -> assertThat(each).contains("error_bursts"))
                .anySatisfy(each -> assertThat(each).contains("from: expected an address"))
                .anySatisfy(each -> assertThat(each).contains("unknown notifier type", "webhook"))
                .anySatisfy(each -> assertThat(each).contains("url: expected an address"));
    }

    @Test
    void aFolderIsAConfigurationOfAllItsFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("10-base.yml"), "name: here\noutputs: {out: {type: console}}\n");
        Files.writeString(folder.resolve("20-web.yml"), "inputs: [{id: web, type: stdin}]\n");
        Files.writeString(folder.resolve("30-shop.yaml"), "inputs: [{id: shop, type: stdin, output: other}]\noutputs: {other: {type: console}}\n");
        Files.writeString(folder.resolve("40-off.yml.disabled"), "inputs: nonsense\n");
        ConfigLoader.Loaded loaded = SampleTypes.loader(Map.of()).load(folder, List.of("inputs.0.output=out"));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.config().orElseThrow().inputs()).extracting(InputConfig::id).containsExactly("web", "shop");
        assertThat(loaded.config().orElseThrow().outputs()).extracting(OutputConfig::name).containsExactly("out", "other");

        Optional<ConfigFile.Stamp> before = ConfigFile.of(SampleTypes.loader(Map.of()), folder, List.of()).stamp();
        Files.writeString(folder.resolve("50-more.yml"), "name: there\noutputs: {out: {type: console}}\ninputs: [{id: web, type: stdin}]\n");
        assertThat(ConfigFile.of(SampleTypes.loader(Map.of()), folder, List.of()).stamp()).isNotEqualTo(before);
        assertThat(SampleTypes.loader(Map.of()).load(folder, List.of("inputs.0.output=out")).problems())
                .map(Object::toString)
                .anySatisfy(each -> assertThat(each).contains("50-more.yml:1:1: 'name' stands already in", "10-base.yml:1:1"))
                .anySatisfy(each -> assertThat(each).contains("50-more.yml:2:", "'out' stands already in"))
                .anySatisfy(each -> assertThat(each).contains("50-more.yml:3:", "is the id of another input"));
    }

    @Test
    void fileThatCannotBeReadIsAProblemOfItsOwn() {
        assertThat(SampleTypes.loader(Map.of()).load(Path.of("no/such.yml"), List.of()).problems())
                .map(Object::toString)
                .containsExactly(Path.of("no/such.yml") + ":1:1: there is no such file");
        assertThat(SampleTypes.loader(Map.of()).load(Path.of("."), List.of()).problems())
                .map(Object::toString)
                .containsExactly(".:1:1: is a folder without any *.yml; a configuration is expected");
    }
}
