package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.TapeWord;
import java.util.Arrays;

/** What events of one {@link Shape} have in common: fields, types and constants in their order, flags, and what their input gives them. */
final class ShapeKey {
    /** The flags that show in a document. */
    private static final int FLAGS = Batch.READER_FLAGS | Batch.NO_MESSAGE;

    private static final long FIELD_AND_TYPE = -1L << 48;

    private final Source.Template template;
    private final int flags;

    /** The words of the fields, without what differs from event to event; what of a word that is; where it stands, from the first one on. */
    private final long[] words;

    private final long[] masks;
    private final int[] places;

    /** Words of all fields, values of their own included. */
    private final int length;

    private ShapeKey(Event event, Source.Template template, int count) {
        this.template = template;
        this.flags = event.flags() & FLAGS;
        this.length = event.fieldsEnd() - event.fieldsStart();
        this.words = new long[count];
        this.masks = new long[count];
        this.places = new int[count];
        int at = event.fieldsStart();
        for (int i = 0; i < count; i++) {
            long word = event.word(at);
            masks[i] = TapeWord.type(word) == FieldType.CONSTANT ? -1 : FIELD_AND_TYPE;
            words[i] = word & masks[i];
            places[i] = at - event.fieldsStart();
            at = event.next(at);
        }
    }

    /** Of the event under the cursor; {@code template} is that of its source. */
    static ShapeKey of(Event event, Source.Template template) {
        int count = 0;
        for (int at = event.fieldsStart(); at < event.fieldsEnd(); at = event.next(at)) {
            count++;
        }
        return new ShapeKey(event, template, count);
    }

    /** Whether it is the key of an event. One branch for all fields: as all words agree, so do the places of those that follow. */
    boolean fits(Event event, Source.Template its) {
        int start = event.fieldsStart();
        if (its != template || event.fieldsEnd() - start != length) {
            return false;
        }
        long different = (event.flags() ^ flags) & FLAGS;
        for (int i = 0; i < words.length; i++) {
            different |= (event.word(start + places[i]) ^ words[i]) & masks[i];
        }
        return different == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShapeKey that
                && template == that.template
                && flags == that.flags
                && length == that.length
                && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * System.identityHashCode(template) + flags) + Arrays.hashCode(words);
    }
}
