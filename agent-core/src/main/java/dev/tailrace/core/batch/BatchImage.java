package dev.tailrace.core.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A batch as bytes that another process, with another configuration, can make the same events of: what a disk queue keeps.
 *
 * <pre>
 * image    = events:u32 words:u32 bytes:u32 readAt:i64 names constants sources spans lines tape arena
 * names    = count:u32 (number:u32 name:text)*               of the fields in the tape
 * constants= count:u32 (number:u32 text:text json:text)*     in the tape
 * sources  = count:u32 (source:text)*                        see {@link SourceImage}
 * spans    = count:u32 (source:u32 first:i64 end:i64 guard:i64 events:u32 filtered:u32)*
 * lines    = four words for each event, tape = words, arena = bytes: as {@link Batch} has them
 * text     = length:u32 bytes
 * </pre>
 * Numbers are little-endian. Lines, tape and arena are copied as they stand; only the numbers of fields and constants are translated when
 * the reader knows them by others. One thread.
 */
public final class BatchImage {
    private static final int FIXED = 20;

    private final Fields fields;
    private final Event event;
    private final BitSet usedFields = new BitSet();
    private final Map<Integer, Constant> usedConstants = new TreeMap<>();
    private final SourceImage sources;

    public BatchImage(Fields fields) {
        this.fields = fields;
        this.event = new Event(fields);
        this.sources = new SourceImage(fields);
    }

    /**
     * Appends the image of some events of a batch to {@code to}.
     *
     * @param chosen the events
     */
    public void write(Batch batch, BitSet chosen, ImageBytes to) {
        int events = chosen.cardinality();
        Batch copy = events == batch.count() ? batch : batch.copyOf(chosen);
        if (copy != null) {
            write(copy, to);
            return;
        }
        write(batch, to);
        ByteBuffer image = ByteBuffer.wrap(to.array()).order(ByteOrder.LITTLE_ENDIAN);
        int flags = to.length() - batch.used() - (batch.tapeUsed + batch.count() * Batch.LINE_WORDS) * 8 + 16;
        for (int i = 0; i < batch.count(); i++, flags += Batch.LINE_WORDS * 8) {
            if (!chosen.get(i)) {
                image.putLong(flags, image.getLong(flags) | Batch.DROPPED);
            }
        }
    }

    private void write(Batch batch, ImageBytes to) {
        note(batch);
        to.number(batch.count()).number(batch.tapeUsed).number(batch.used()).word(batch.readAt());
        to.number(usedFields.cardinality());
        usedFields.stream().forEach(field -> to.number(field).text(fields.name(field)));
        to.number(usedConstants.size());
        usedConstants.forEach((number, constant) -> to.number(number).text(constant.text()).text(constant.json()));
        Map<Source, Integer> places = new IdentityHashMap<>();
        batch.spans().forEach(span -> places.putIfAbsent(span.source(), places.size()));
        to.number(places.size());
        places.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> to.text(sources.write(entry.getKey())));
        to.number(batch.spans().size());
        for (Span span : batch.spans()) {
            to.number(places.get(span.source())).word(span.first()).word(span.end()).word(span.guard());
            to.number(span.events()).number(span.filtered());
        }
        to.words(batch.lines, batch.count() * Batch.LINE_WORDS).words(batch.tape, batch.tapeUsed).bytes(batch.arena, batch.used());
    }

    /** Which fields and constants the events have. */
    private void note(Batch batch) {
        usedFields.clear();
        usedConstants.clear();
        for (int i = 0; i < batch.count(); i++) {
            event.at(batch, i);
            for (int at = event.fieldsStart(), end = event.fieldsEnd(); at < end; at = event.next(at)) {
                long word = batch.tape[at];
                usedFields.set(TapeWord.field(word));
                if (TapeWord.type(word) == FieldType.CONSTANT) {
                    usedConstants.computeIfAbsent(TapeWord.constant(word), fields::constant);
                }
            }
        }
    }

    /**
     * Fills an empty batch from an image.
     *
     * @throws IllegalArgumentException if these bytes are no image
     */
    public void read(byte[] image, int length, Batch into) {
        ByteBuffer from = ByteBuffer.wrap(image, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            read(from, into);
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("not the image of a batch", e);
        }
    }

    private void read(ByteBuffer from, Batch into) {
        int events = from.getInt();
        int words = from.getInt();
        int bytes = from.getInt();
        into.readAt(from.getLong());
        if (events < 0 || words < 0 || bytes < 0 || FIXED + (events * 4L + words) * 8 + bytes > from.limit()) {
            throw new IllegalArgumentException("not the image of a batch: " + events + " events, " + words + " words, " + bytes + " bytes");
        }
        int[] names = new int[Fields.LIMIT];
        boolean same = true;
        for (int count = from.getInt(); count > 0; count--) {
            int number = from.getInt();
            names[number] = fields.intern(ImageBytes.text(from));
            same &= names[number] == number;
        }
        Map<Integer, Integer> constants = new TreeMap<>();
        for (int count = from.getInt(); count > 0; count--) {
            int number = from.getInt();
            int here = fields.constant(ImageBytes.text(from), ImageBytes.text(from)).number();
            constants.put(number, here);
            same &= here == number;
        }
        Source[] known = new Source[from.getInt()];
        for (int i = 0; i < known.length; i++) {
            known[i] = sources.read(ImageBytes.raw(from));
        }
        for (int count = from.getInt(); count > 0; count--) {
            Source source = known[from.getInt()];
            into.endSpan(new Span(source, from.getLong(), from.getLong(), from.getLong(), from.getInt(), from.getInt()));
        }
        into.restore(from, events, words, bytes);
        if (!same) {
            translate(into, names, constants);
        }
    }

    private void translate(Batch batch, int[] names, Map<Integer, Integer> constants) {
        for (int i = 0; i < batch.count(); i++) {
            event.at(batch, i);
            for (int at = event.fieldsStart(), end = event.fieldsEnd(), next; at < end; at = next) {
                next = event.next(at);
                long word = batch.tape[at];
                int field = names[TapeWord.field(word)];
                if (word == 0) {
                    continue;
                }
                if (field == Fields.UNKNOWN) {
                    java.util.Arrays.fill(batch.tape, at, next, 0);
                } else {
                    batch.tape[at] = TapeWord.translated(word, field, constants);
                }
            }
        }
    }
}
