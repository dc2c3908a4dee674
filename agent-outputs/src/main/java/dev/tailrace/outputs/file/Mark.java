package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is committed together with the read positions.
 *
 * @param births number of the first birth that it does not cover
 * @param lengths of the files that were open
 */
record Mark(long births, Map<Path, Long> lengths) {
    /** The mark's name in the registry. */
    static final String KEY = "files";

    private static final JsonMapper JSON = new JsonMapper();

    String text() {
        Bytes text = new Bytes(256);
        text.write("{\"births\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).writeDecimal(births);
        text.write(",\"lengths\":{".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        int written = 0;
        for (var file : lengths.entrySet()) {
            if (written++ > 0) {
                text.write(',');
            }
            text.write(JsonText.quote(file.getKey().toString())).write(':').writeDecimal(file.getValue());
        }
        return text.write('}').write('}').toString();
    }

    /** Reads a mark; null stands for the first run of all. */
    static Mark parse(String text) {
        Map<Path, Long> lengths = new LinkedHashMap<>();
        if (text == null) {
            return new Mark(0, lengths);
        }
        try {
            JsonNode root = JSON.readTree(text);
            root.path("lengths").properties().forEach(file -> lengths.put(Path.of(file.getKey()), file.getValue().asLong()));
            return new Mark(root.required("births").asLong(), lengths);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the committed mark '" + KEY + "' cannot be read: " + text, e);
        }
    }
}
