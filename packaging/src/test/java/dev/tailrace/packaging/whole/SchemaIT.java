package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors complete and check by, before a validator that is not ours. */
class SchemaIT {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Site.HOME.resolve("share/tailrace.schema.json")), InputFormat.JSON);
    }

    private static List<Error> errors(Path yaml) throws IOException {
        return schema.validate(Files.readString(yaml), InputFormat.YAML);
    }

    /** All but those that merge mappings (<<), which editors resolve before they ask, and the YAML of this validator does not. */
    static List<Path> valid() throws IOException {
        List<Path> valid = new ArrayList<>(List.of(Path.of("src/dist/config/tailrace.yml")));
        for (Path folder : List.of(Path.of("../config-examples"), RESOURCES.resolve("filebeat"), RESOURCES.resolve("fluent-bit"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                boolean imported = folder.startsWith(RESOURCES);
                files.filter(file -> file.toString().endsWith(imported ? "expected.yml" : ".yml")).sorted().forEach(valid::add);
            }
        }
        List<Path> merging = new ArrayList<>();
        for (Path file : valid) {
            if (Files.readString(file).contains("<<:")) {
                merging.add(file);
            }
        }
        valid.removeAll(merging);
        assertThat(valid).hasSizeGreaterThan(10);
        return valid;
    }

    @ParameterizedTest
    @MethodSource("valid")
    void whatCheckTakesTheSchemaTakes(Path yaml) throws IOException {
        assertThat(errors(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-keys, /inputs/0, presets",
        "unknown-keys, '', pipline",
        "unknown-keys, /outputs/es, host",
        "wrong-types, /inputs/0/max_line, pattern",
        "wrong-types, /inputs/0/start_position, enumeration",
        "wrong-types, /pipeline/workers, integer",
        "wrong-kinds, /inputs/0/type, constant",
        "wrong-kinds, /inputs/1/preset, enumeration",
        "processors, /inputs/0/processors/2, convrt"
    })
    void whatIsMisspeltOrOfAnotherKindIsUnderlined(String broken, String place, String word) throws IOException {
        assertThat(errors(RESOURCES.resolve("broken").resolve(broken + ".yml")))
                .anyMatch(error -> error.getInstanceLocation().toString().equals(place) && error.toString().contains(word));
    }
}
