package dev.tailrace.core.batch;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where lines come from: one generation of one file, one partition of a topic. Immutable; shared by all batches that hold
 * lines of it.
 *
 * @param input the input's {@code id}
 * @param generation the number that the registry gave, durably, before the first line was shipped; orders and names what is acknowledged
 * @param idPrefix what an event's id starts with, as ASCII: see {@link #idPrefix(String, long)}; offset and check of the line follow
 * @param name what people call it (the path)
 * @param template what all events of the input share
 * @param own the values of the template's {@linkplain Template#ownFields() own fields}, in their order, as JSON
 * @param tally where the input's books are kept
 * @param head where reading starts in the middle of a file: the last heading before that place, {@code #Fields:} and what follows (2 KiB
 *     at most), which says how the lines are to be read until the next one; else none
 */
public record Source(
        String input, long generation, byte[] idPrefix, String name, Template template, byte[][] own, Tally tally, byte[] head) {
    /** The longest {@link #head}. */
    public static final int HEAD = 2048;

    private static final byte[] NO_HEAD = {};

    /** A source without a head. */
    public Source(String input, long generation, byte[] idPrefix, String name, Template template, byte[][] own, Tally tally) {
        this(input, generation, idPrefix, name, template, own, tally, NO_HEAD);
    }

    /** The start of event ids of a generation: {@code EPOCH-GENERATION-}, the generation in hexadecimal. */
    public static byte[] idPrefix(String epoch, long generation) {
        return (epoch + '-' + Long.toHexString(generation) + '-').getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The fields that are the same for all events of an input, encoded once: {@code host.name}, {@code input.id}, static {@code fields}.
     *
     * <p>Compared by identity: one configuration makes one template per input.
     */
    public static final class Template {
        private final Map<Integer, byte[]> fields;
        private final int[] ownFields;
        private final Constant[] tags;

        /**
         * @param fields field number to JSON value
         * @param ownFields fields whose values are the same for a source, such as {@code log.file.path}
         * @param tags the configuration's tags, which stand before those that processors add
         */
        public Template(Map<Integer, byte[]> fields, int[] ownFields, Constant... tags) {
            this.fields = Map.copyOf(fields);
            this.ownFields = ownFields.clone();
            this.tags = tags.clone();
        }

        public Map<Integer, byte[]> fields() {
            return fields;
        }

        public int[] ownFields() {
            return ownFields.clone();
        }

        /** Whether all events of the input have this field. */
        public boolean has(int field) {
            for (int own : ownFields) {
                if (own == field) {
                    return true;
                }
            }
            return fields.containsKey(field);
        }

        public Constant[] tags() {
            return tags.clone();
        }
    }
}
