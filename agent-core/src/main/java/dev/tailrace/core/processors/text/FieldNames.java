package dev.tailrace.core.processors.text;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Settings;
import java.util.List;

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

    /** The numbers of the fields that a key lists; null if it is not given or one cannot be a field (reported). */
    public static int[] internAll(Settings settings, Key<List<String>> key, Fields fields) {
        List<String> names = settings.get(key);
        if (names == null) {
            return null;
        }
        int[] numbers = names.stream()
                .mapToInt(each -> intern(each, fields, settings.at(key), settings.problems()))
                .filter(each -> each != Fields.UNKNOWN)
                .toArray();
        return numbers.length == names.size() ? numbers : null;
    }

    /** The number of the field that a key names, or of {@code otherwise} if the key is not given. */
    public static int internOr(int otherwise, Settings settings, Key<String> key, Fields fields) {
        return settings.has(key) ? intern(settings, key, fields) : otherwise;
    }
}
