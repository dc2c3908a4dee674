package dev.tailrace.packaging.whole;

import dev.tailrace.outputs.testing.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes bulks as Elasticsearch does, a document of a known id once, but for some requests, which it refuses for good; and may be told to fall silent. */
final class ChoosyServer implements AutoCloseable {
    private static final Pattern DOCUMENT = Pattern.compile("\"_id\":\"([^\"]+)\".*\\n.*?seq=(\\d+)");

    private final ScriptedServer server = new ScriptedServer();
    private final int refusesEvery;
    private final Map<String, Integer> documents = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /** @param refusesEvery request whose number this divides; 0: none */
    ChoosyServer(int refusesEvery) throws IOException {
        this.refusesEvery = refusesEvery;
        server.always((request, socket) -> {
            boolean bulk = request.path().contains("_bulk");
            String body = bulk ? take(request.body()) : "{}";
            return (bulk && silent ? ScriptedServer.silence() : ScriptedServer.status(200, body)).play(request, socket);
        });
    }

    String url() {
        return server.url();
    }

    /** From now on it takes what comes, and does not answer; or it answers again, those who were left without an answer excepted. */
    void silent(boolean now) {
        silent = now;
    }

    /** Numbers of the requests whose documents it has, one of each document. */
    List<Integer> requests() {
        return documents.values().stream().sorted().toList();
    }

    private String take(String bulk) {
        List<String> items = new ArrayList<>();
        for (Matcher each = DOCUMENT.matcher(bulk); each.find(); ) {
            int number = Integer.parseInt(each.group(2));
            if (refusesEvery > 0 && number % refusesEvery == 0) {
                items.add("400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"not this one\"}");
            } else {
                items.add(documents.putIfAbsent(each.group(1), number) == null ? "201" : "409,\"error\":{\"type\":\"version_conflict_engine_exception\"}");
            }
        }
        return items.stream()
                .map(item -> "{\"create\":{\"status\":" + item + "}}")
                .collect(Collectors.joining(",", "{\"errors\":" + items.stream().anyMatch(item -> item.length() > 3) + ",\"items\":[", "]}"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
