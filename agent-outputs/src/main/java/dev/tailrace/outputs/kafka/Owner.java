package dev.tailrace.outputs.kafka;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who ships under a transactional id.
 *
 * @param instance drawn by lot at each start
 * @param host where it runs
 * @param pid its process there
 * @param at when it took over, in milliseconds since 1970
 */
record Owner(String instance, String host, long pid, long at) {
    private static final JsonMapper JSON = new JsonMapper();

    byte[] encode() {
        ObjectNode value = JSON.createObjectNode();
        value.put("instance", instance).put("host", host).put("pid", pid).put("at", at);
        return JSON.writeValueAsBytes(value);
    }

    static Owner decode(byte[] from) {
        JsonNode value = JSON.readTree(from);
        return new Owner(
                value.path("instance").asString(""), value.path("host").asString(""), value.path("pid").asLong(0), value.path("at").asLong(0));
    }
}
