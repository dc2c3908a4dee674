package dev.tailrace.packaging.faults;

import dev.tailrace.outputs.testing.RealElasticsearch;
import java.io.IOException;
import java.util.function.Function;

/** One thing that goes wrong. */
enum Fault {
    NONE("none", scene -> new Spoiling.Meanwhile(() -> {})),
    ITEMS_409("reply lost, so items are answered 409", scene -> new Spoiling.ReplyCut(false)),
    ITEMS_429("items answered 429 (disk nearly full), then lifted", scene -> scene.blocked("index.blocks.read_only_allow_delete")),
    ITEMS_403("items answered 403 (write block), then lifted", scene -> scene.blocked("index.blocks.write")),
    ITEMS_400("items answered 400 (mapping)", scene -> new Spoiling.Meanwhile(() -> {})),
    REQUEST_413("request answered 413 by the server", scene -> new Spoiling.Meanwhile(() -> {})),
    REQUEST_429("request answered 429", scene -> new Spoiling.Answered(429, "")),
    REQUEST_401("request answered 401, then let in", scene -> new Spoiling.Answered(401, "")),
    REQUEST_403("request answered 403, then let in", scene -> new Spoiling.Answered(403, "")),
    REQUEST_502("request answered 502", scene -> new Spoiling.Answered(502, "")),
    REQUEST_503("request answered 503", scene -> new Spoiling.Answered(503, "")),
    REQUEST_504("request answered 504", scene -> new Spoiling.Answered(504, "")),
    HALF_CLOSED("connection half-closed", scene -> new Spoiling.HalfClosed()),
    RESET_IN_REQUEST("connection reset within a request", scene -> new Spoiling.RequestCut(true)),
    CLOSED_IN_REQUEST("connection closed within a request", scene -> new Spoiling.RequestCut(false)),
    RESET_IN_REPLY("connection reset within a reply", scene -> new Spoiling.ReplyCut(true)),
    NOT_JSON("reply that is not JSON", scene -> new Spoiling.ReplyReplaced("<html>It works!</html>")),
    LATE("reply later than the timeout", scene -> new Spoiling.ReplyDelayed(Scene.TIMEOUT_MILLIS * 3 / 2)),
    NETWORK_CUT("network cut, then mended", Scene::networkCut),
    SERVER_KILLED("server killed within a bulk, and restarted", Scene::serverKilled),
    DISK_FULL("disk full under the queue, then emptied", Scene::cutUntilFull);

    private final String words;
    private final Function<Scene, Spoiling> spoiling;

    Fault(String words, Function<Scene, Spoiling> spoiling) {
        this.words = words;
        this.spoiling = spoiling;
    }

    String words() {
        return words;
    }

    Spoiling spoiling(Scene scene) {
        return spoiling.apply(scene);
    }

    /** Bulks that are spoiled: what happens once happens to one of them, refusals go on for a while. */
    int spoiled() {
        return switch (this) {
            case NETWORK_CUT, SERVER_KILLED, DISK_FULL, ITEMS_429, ITEMS_403, LATE -> 1;
            default -> 3;
        };
    }

    /** What the index is made with. */
    void prepare(RealElasticsearch server, String index) throws IOException {
        String mapping = this == ITEMS_400 ? "\"properties\":{\"user\":{\"properties\":{\"name\":{\"type\":\"ip\"}}}}" : "";
        server.request("PUT", '/' + index, "{\"mappings\":{" + mapping + "}}");
    }

    /** Settings of the output besides the usual ones. */
    String settings() {
        return switch (this) {
            case REQUEST_413 -> ", bulk_max_events: 100000, compression_level: 0";
            case DISK_FULL -> ", bulk_max_events: 1000, queue: {type: disk}";
            default -> ", bulk_max_events: 1000";
        };
    }

    /** True if the agent's queue is to stand on a disk that is too small for the log. */
    boolean fillsTheDisk() {
        return this == DISK_FULL;
    }

    /** True if the server does not take all lines: those that name a user, here. */
    boolean refusesSome() {
        return this == ITEMS_400;
    }
}
