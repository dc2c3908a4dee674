package dev.tailrace.core.input;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.platform.Platform;

/** A configured, checked input that can be started. */
public interface InputPlan {
    /** The fields that differ from source to source but not within one, such as {@code log.file.path}; they go into the template. */
    int[] ownFields(Fields fields);

    /** Looks, and changes nothing: for {@code tailrace doctor}. */
    default Outlook lookAround(Platform platform) {
        return Outlook.NONE;
    }

    /** Makes the duty; nothing is opened before its first {@code work}. */
    Input start(InputContext context);
}
