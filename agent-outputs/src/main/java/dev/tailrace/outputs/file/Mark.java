package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is committed together with the read positions.
 *
 * @param births number of the first birth that it does not cover
 * @param lengths of the files that were open
 */
record Mark(long births, Map<Path, Long> lengths) {
    /** The mark's name in the registry. */
    static final String KEY = "files";

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
        // Token by token, as a tree's classes would be the largest part of what the agent has loaded, for this alone.
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            Long births = null;
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "births" -> births = parser.getLongValue();
                    case "lengths" -> lengths(parser, lengths);
                    default -> parser.skipChildren();
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
            if (births == null) {
                throw new IllegalArgumentException("births are missing");
            }
            return new Mark(births, lengths);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the committed mark '" + KEY + "' cannot be read: " + text, e);
        }
    }

    private static void lengths(JsonParser parser, Map<Path, Long> lengths) {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Path file = Path.of(parser.currentName());
            expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT);
            lengths.put(file, parser.getLongValue());
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
    }

    private static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }
}
