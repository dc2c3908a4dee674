package dev.tailrace.core.input;

import dev.tailrace.core.batch.Fields;

/** A configured, checked input that can be started. */
public interface InputPlan {
    /** The fields that differ from source to source but not within one, such as {@code log.file.path}; they go into the template. */
    int[] ownFields(Fields fields);

    /** Makes the duty; nothing is opened before its first {@code work}. */
    Input start(InputContext context);
}
