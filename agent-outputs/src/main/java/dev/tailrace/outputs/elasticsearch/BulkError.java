package dev.tailrace.outputs.elasticsearch;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An error as the server tells it.
 *
 * @param type such as {@code document_parsing_exception}
 * @param reason in words, those of what caused it included
 */
record BulkError(String type, String reason) {
    private static final int LONGEST = 500;

    /** Reads an error; the parser stands at its first brace, and at its last one afterwards. */
    static BulkError read(JsonParser parser) {
        String type = "unknown";
        String reason = "";
        String cause = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("type")) {
                type = parser.getString();
            } else if (name.equals("reason") && value != JsonToken.VALUE_NULL) {
                reason = parser.getString();
            } else if (name.equals("caused_by") && value == JsonToken.START_OBJECT) {
                cause = ": " + read(parser).reason();
            } else {
                parser.skipChildren();
            }
        }
        String all = reason + cause;
        return new BulkError(type, all.length() > LONGEST ? all.substring(0, LONGEST) + "..." : all);
    }
}
