package dev.tailrace.core.output;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.EventFormat;

/** A setting that is an {@link EventFormat}: where an event goes, as its receiver names that. */
public final class FormatKey {
    private FormatKey() {}

    /** What the user chose; null if it says nothing that could be a name, and then the settings have a complaint. */
    public static EventFormat read(Settings settings, Key<String> key) {
        String text = settings.get(key);
        if (text == null) {
            return null;
        }
        String complaint = "'" + key.name() + "' is empty";
        if (!text.isBlank()) {
            try {
                return EventFormat.parse(text);
            } catch (IllegalArgumentException e) {
                complaint = e.getMessage();
            }
        }
        settings.error(key, complaint);
        return null;
    }
}
