package dev.tailrace.core.processors.text;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Settings;

/** Field names as configurations write them, turned into numbers once. */
public final class FieldNames {
    private FieldNames() {}

    /** The number of a field's name; {@link Fields#UNKNOWN}, with the mistake reported, if it cannot have one. */
    public static int intern(String name, Fields fields, Location at, Problems problems) {
        if (name.isBlank() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            problems.error(at, "'" + name + "' is no field name: expected a dotted path such as http.request.method");
            return Fields.UNKNOWN;
        }
        int field = fields.intern(name);
        if (field == Fields.UNKNOWN) {
            problems.error(at, "the configuration names more than " + Fields.LIMIT + " fields; '" + name + "' is one too many");
        }
        return field;
    }

    /** The number of the field that a key names; {@link Fields#UNKNOWN} if the key is not given or its value cannot be one (reported). */
    public static int intern(Settings settings, Key<String> key, Fields fields) {
        String name = settings.get(key);
        return name == null ? Fields.UNKNOWN : intern(name, fields, settings.at(key), settings.problems());
    }
}
