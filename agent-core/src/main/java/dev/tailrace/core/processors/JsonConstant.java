package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Node;

/** A value of the configuration as JSON: what YAML means by it. */
final class JsonConstant {
    private JsonConstant() {}

    static Constant of(Node node, Fields fields) {
        String json = node.json();
        return fields.constant(node instanceof Node.ScalarNode scalar ? scalar.text() : json, json);
    }
}
