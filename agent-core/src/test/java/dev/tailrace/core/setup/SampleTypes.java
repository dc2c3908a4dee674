package dev.tailrace.core.setup;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.ConfigReader;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Secrets;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputFactory;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.processors.ProcessorCatalog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types of inputs and outputs with keys of every kind, for tests of the configuration: started, they carry nothing. */
public final class SampleTypes {
    /** How a file is compressed. */
    enum Compression {
        AUTO,
        NONE
    }

    private static final Section MULTILINE = Section.of(
            "multiline",
            Key.pattern("pattern").required(),
            Key.bool("negate").or("false"),
            Key.integer("max_lines", 1, 100_000).or("500"),
            Key.duration("timeout").or("5s"));

    private static final Section FILE = Section.of(
            "input 'file'",
            Key.strings("paths").required(),
            Key.patterns("exclude_files").or("[]"),
            Key.patterns("exclude_lines").or("[]"),
            Key.choice("compression", Compression.class).or("auto"),
            Key.size("max_line").or("1MiB"),
            Key.section("multiline", MULTILINE),
            Key.duration("close_inactive").or("5m"),
            Key.bool("close_removed").or("true"),
            Key.duration("scan_frequency").or("10s"),
            Key.integer("harvester_limit", 0, Integer.MAX_VALUE).or("0"));

    private static final Section ELASTICSEARCH = Section.of(
            "output 'elasticsearch'",
            Key.strings("hosts").required(),
            Key.string("index").or("'logs'"),
            Key.string("username"),
            Key.string("password"),
            Key.string("api_key"),
            Key.integer("compression_level", 0, 9).or("1"),
            Key.stringMap("headers"),
            Key.duration("timeout").or("90s"));

    private SampleTypes() {}

    /** Inputs {@code file} and {@code stdin}, outputs {@code elasticsearch}, {@code file} and {@code console}. */
    public static Catalog catalog() {
        Map<String, InputFactory> inputs = new LinkedHashMap<>();
        inputs.put("file", new SampleInput("file", FILE));
        inputs.put("stdin", new SampleInput("stdin", Section.of("input 'stdin'")));
        Map<String, OutputFactory> outputs = new LinkedHashMap<>();
        outputs.put("elasticsearch", new SampleOutput("elasticsearch", ELASTICSEARCH));
        outputs.put(
                "file",
                new SampleOutput(
                        "file", Section.of("output 'file'", Key.string("path").required(), Key.size("rotate_size").or("100MiB"))));
        outputs.put("console", new SampleOutput("console", Section.of("output 'console'", Key.bool("pretty").or("false"))));
        return new Catalog(inputs, outputs, ProcessorCatalog.standard());
    }

    /** A configuration with these types, which must be a good one. */
    public static AgentConfig config(String yaml) {
        return loader(Map.of()).load("t.yml", yaml, List.of()).config().orElseThrow();
    }

    /** Loads with these types, this environment, and a keystore that holds {@code ES_KEY}. */
    public static ConfigLoader loader(Map<String, String> environment) {
        Secrets secrets =
                name -> name.equals("ES_KEY") ? new Secrets.Found.Value("s3cr3t")
                        : new Secrets.Found.Absent("the keystore holds no such name");
        return new ConfigLoader(catalog(), new ConfigReader(environment::get, secrets), new SamplePlatform());
    }

    private record SampleInput(String type, Section section) implements InputFactory {
        @Override
        public InputPlan configure(Settings settings) {
            settings.section().keys().forEach(settings::get);
            return new InputPlan() {
                @Override
                public int[] ownFields(Fields fields) {
                    return new int[0];
                }

                @Override
                public Input start(InputContext context) {
                    return new EmptyInput(context.id());
                }
            };
        }
    }

    private record SampleOutput(String type, Section section) implements OutputFactory {
        @Override
        public OutputPlan configure(Settings settings) {
            settings.section().keys().forEach(settings::get);
            return new OutputPlan() {
                @Override
                public Delivery delivery() {
                    return Delivery.IN_ORDER;
                }

                @Override
                public Output open(OutputContext context) {
                    return new UnusedOutput();
                }
            };
        }
    }

    private record EmptyInput(String name) implements Input {
        @Override
        public int work(long now) {
            return 0;
        }

        @Override
        public long due(long now) {
            return NEVER;
        }

        @Override
        public boolean isExhausted() {
            return true;
        }

        @Override
        public void drain() {}
    }

    private static final class UnusedOutput implements Output {
        @Override
        public Outcome send(Shipment shipment) {
            throw new AssertionError("an empty input sends nothing");
        }

        @Override
        public void close() {}
    }

    private static final class SamplePlatform implements Platform {
        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public FileKey fileKey(Path file) {
            return new FileKey(1, 0, 1);
        }

        @Override
        public Path defaultData() {
            return Path.of("/default/data");
        }

        @Override
        public String hostName() {
            return "sample-host";
        }
    }

    /** A loaded configuration's problems as text. */
    static List<String> problems(String yaml, String... overrides) {
        return loader(Map.of()).load("t.yml", yaml, List.of(overrides)).problems().stream()
                .map(Object::toString)
                .toList();
    }
}
