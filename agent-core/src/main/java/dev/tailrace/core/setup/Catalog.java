package dev.tailrace.core.setup;

import dev.tailrace.core.input.InputFactory;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.processors.ProcessorCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The types that a configuration can name.
 *
 * @param inputs by type
 * @param outputs by type
 * @param processors with their presets
 */
public record Catalog(Map<String, InputFactory> inputs, Map<String, OutputFactory> outputs, ProcessorCatalog processors) {
    /** All that the modules at hand provide. */
    public static Catalog installed() {
        Map<String, InputFactory> inputs = new LinkedHashMap<>();
        ServiceLoader.load(InputFactory.class).forEach(each -> inputs.put(each.type(), each));
        Map<String, OutputFactory> outputs = new LinkedHashMap<>();
        ServiceLoader.load(OutputFactory.class).forEach(each -> outputs.put(each.type(), each));
        return new Catalog(inputs, outputs, ProcessorCatalog.standard());
    }
}
