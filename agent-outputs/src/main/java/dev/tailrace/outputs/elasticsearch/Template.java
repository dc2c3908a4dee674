package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.outputs.http.Preparation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The composable index template that the user wants, and the data stream that it makes.
 *
 * @param name of the template
 * @param pattern of the indices that it is for
 * @param manner how it stands beside other templates
 * @param stream whether events go to a data stream
 * @param settings of the indices
 * @param file with a template; null: the one built in
 */
record Template(String name, String pattern, Manner manner, Stream stream, Map<String, String> settings, String file) {
    /** Which template counts, and whether one of this name is replaced. */
    record Manner(int priority, boolean overwrite) {}

    /** Whether events go to a data stream. */
    enum Stream {
        /** To an index. */
        NONE,
        /** To the one that the output's {@code index} names. */
        OF_THIS_NAME,
        /** To several, as the events say. */
        SEVERAL
    }

    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BUILT_IN = "template.json";

    /**
     * What goes before the first event.
     *
     * @throws IOException if the template's file cannot be read
     */
    Preparation preparation() throws IOException {
        RequestBody body = RequestBody.create(body().toString(), JSON_TYPE);
        List<Preparation.Step> steps = new ArrayList<>();
        steps.add(new Preparation.Step("index template '" + name + "'", host -> put(host, "_index_template", name, body), stream != Stream.NONE));
        if (stream == Stream.OF_THIS_NAME) {
            RequestBody nothing = RequestBody.create("", null);
            steps.add(new Preparation.Step("data stream '" + pattern + "'", host -> put(host, "_data_stream", pattern, nothing), false));
        }
        return new Preparation(steps);
    }

    private Request.Builder put(HttpUrl host, String what, String which, RequestBody body) {
        HttpUrl.Builder url = host.newBuilder().addPathSegment(what).addPathSegment(which);
        if (!manner.overwrite() && what.equals("_index_template")) {
            url.addQueryParameter("create", "true");
        }
        return new Request.Builder().url(url.build()).put(body);
    }

    private ObjectNode body() throws IOException {
        ObjectNode template = source();
        if (!template.has("index_patterns")) {
            template.putArray("index_patterns").add(pattern);
        }
        if (!template.has("priority")) {
            template.put("priority", manner.priority());
        }
        if (stream != Stream.NONE && !template.has("data_stream")) {
            template.putObject("data_stream");
        }
        if (!settings.isEmpty()) {
            ObjectNode wanted = template.withObjectProperty("template").withObjectProperty("settings");
            settings.forEach(wanted::put);
        }
        return template;
    }

    private ObjectNode source() throws IOException {
        try (InputStream in = file == null ? Template.class.getResourceAsStream(BUILT_IN) : Files.newInputStream(Path.of(file))) {
            JsonNode read = JSON.readTree(in);
            if (read instanceof ObjectNode template) {
                return template;
            }
            throw new IOException(file + ": is no JSON object");
        } catch (JacksonException e) {
            throw new IOException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
