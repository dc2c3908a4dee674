package dev.tailrace.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTest {
    private final JsonNode schema = JsonMapper.shared().readTree(JsonSchema.of(SampleTypes.catalog()));

    @Test
    void everyKeyOfTheConfigurationIsThereAndNoOther() {
        assertThat(schema.at("/properties").propertyNames()).containsExactlyElementsOf(names(ConfigLoader.SECTION));
        assertThat(schema.at("/additionalProperties").asBoolean()).isFalse();
        assertThat(schema.at("/required").toString()).isEqualTo("[\"inputs\",\"outputs\"]");
    }

    @Test
    void everyTypeOfInputAndOutputHasItsOwnKeysAndTheCommonOnes() {
        assertThat(constants("/properties/inputs/items/oneOf")).containsExactly("file", "stdin");
        assertThat(constants("/properties/outputs/additionalProperties/oneOf")).containsExactly("elasticsearch", "file", "console");
        assertThat(schema.at("/properties/inputs/items/oneOf/0/properties").propertyNames())
                .contains("id", "type", "preset", "processors", "paths", "max_line", "multiline");
    }

    @Test
    void valuesSayWhatTheyTakeWhatTheyAreForAndTheirDefault() {
        JsonNode level = schema.at("/properties/logging/anyOf/0/properties/level");

        assertThat(level.at("/anyOf/0/enum").toString()).isEqualTo("[\"debug\",\"info\",\"warn\",\"error\"]");
        assertThat(level.at("/anyOf/1/pattern").asString()).isEqualTo("\\$\\{");
        assertThat(level.at("/description").asString()).isEqualTo(LoggingConfig.LEVEL.doc() + " Default: info");
    }

    @Test
    void everyProcessorIsThere() {
        List<String> names = new ArrayList<>();
        schema.at("/$defs/processors/items/oneOf").forEach(each -> names.addAll(each.at("/properties").propertyNames()));

        assertThat(names).containsExactlyInAnyOrderElementsOf(SampleTypes.catalog().processors().sections().keySet());
    }

    private List<String> constants(String alternatives) {
        List<String> constants = new ArrayList<>();
        schema.at(alternatives).forEach(each -> constants.add(each.at("/properties/type/const").asString()));
        return constants;
    }

    private static List<String> names(Section section) {
        return section.keys().stream().<String>map(Key::name).toList();
    }
}
