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

    /**
     * What to remember of a source that another agent has read. Looks, and changes nothing: for {@code tailrace registry takeover}.
     *
     * @param path of the source, as {@link #lookAround} names it
     * @param offset everything before it was read, in bytes of its content
     */
    default Standing standAt(Platform platform, String path, long offset) {
        return new Standing.Nowhere("an input of this type has no positions in files");
    }

    /** Makes the duty; nothing is opened before its first {@code work}. */
    Input start(InputContext context);
}
