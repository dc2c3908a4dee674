package dev.tailrace.outputs.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server says in the body of an answer that is no success, for people. */
public final class ErrorText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST = 300;

    private ErrorText() {}

    /** One line: status, the server's reason if it gives one. Reads the body's beginning. */
    public static String of(Response response) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(MOST_BYTES);
        String text = reason(body).replaceAll("\\s+", " ").strip();
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return response.code() + (cut.isEmpty() ? "" : " " + cut);
    }

    private static String reason(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode error = root.path("error");
            if (error.isObject()) {
                return error.path("type").asString("") + ": " + error.path("reason").asString("");
            }
            if (error.isString()) {
                return error.asString();
            }
            if (root.path("message").isString()) {
                return root.path("message").asString();
            }
        } catch (JacksonException notJson) {
            return new String(body, StandardCharsets.UTF_8);
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
