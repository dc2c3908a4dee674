package dev.tailrace.core.batch;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over one event of a {@link Batch}: how every processor and encoder sees data. One per thread, moved with {@link #at}; it
 * allocates nothing.
 */
public final class Event {
    private final Fields fields;
    private Batch batch;
    private int index;
    private int base;

    /** Of the fields of an event that had none when the cursor came to it. */
    private final Places places = new Places();

    /** Whether {@link #places} has all fields of the event; if not, the tape is walked. */
    private boolean placed;

    public Event(Fields fields) {
        this.fields = fields;
    }

    /** Moves to event {@code index} of {@code batch}; returns itself. */
    public Event at(Batch batch, int index) {
        this.batch = batch;
        this.index = index;
        this.base = index * Batch.LINE_WORDS;
        long bounds = batch.lines[base + 3];
        this.placed = (int) (bounds >>> 32) == (int) bounds;
        places.clear();
        return this;
    }

    public Batch batch() {
        return batch;
    }

    public int index() {
        return index;
    }

    public Fields fields() {
        return fields;
    }

    // ---- the line and where it is from

    /** The line as it was read (decoded to UTF-8), whatever processors did to {@code message}. */
    public Slice line(Slice into) {
        long word = batch.lines[base];
        return into.set(batch.arena, (int) (word >>> 32), (int) word);
    }

    /** Offset of the line's first byte in its source. */
    public long offset() {
        return batch.lines[base + 1];
    }

    public Source source() {
        return batch.spans.get((int) (batch.lines[base + 2] >>> 32)).source();
    }

    /** {@link Batch#TRUNCATED} and its siblings. */
    public int flags() {
        return (int) batch.lines[base + 2];
    }

    public boolean isDropped() {
        return (batch.lines[base + 2] & Batch.DROPPED) != 0;
    }

    /** Takes the event out of what is shipped; it counts as dropped by a rule. */
    public void drop() {
        batch.flag(index, Batch.DROPPED);
    }

    /** The event's time in nanoseconds since 1970: what a processor set, else (also if it set something that is no instant) when it was read. */
    public long time() {
        int at = find(Fields.TIMESTAMP);
        return at >= 0 && TapeWord.type(batch.tape[at]) == FieldType.TIME ? batch.tape[at + 1] : batch.readAt();
    }

    // ---- reading fields

    /** The type of a field, {@link FieldType#NONE} if the event has none of that number. {@code message} is there without being set. */
    public FieldType type(int field) {
        int at = find(field);
        if (at >= 0) {
            return TapeWord.type(batch.tape[at]);
        }
        return field == Fields.MESSAGE && (flags() & Batch.NO_MESSAGE) == 0 ? FieldType.TEXT : FieldType.NONE;
    }

    public boolean has(int field) {
        return type(field) != FieldType.NONE;
    }

    /**
     * The bytes of a field as text: of TEXT, NUMBER and JSON where they stand, of a constant its plain text.
     *
     * @return false if there is no such field, or it is held as a number (LONG, DOUBLE, TIME): ask {@link #number} or {@link #text} then
     */
    public boolean get(int field, Slice into) {
        int at = find(field);
        if (at < 0) {
            if (field == Fields.MESSAGE && (flags() & Batch.NO_MESSAGE) == 0) {
                line(into);
                return true;
            }
            return false;
        }
        long word = batch.tape[at];
        switch (TapeWord.type(word)) {
            case TEXT, NUMBER, JSON -> into.set(batch.arena, TapeWord.start(word), TapeWord.length(word));
            case CONSTANT -> {
                byte[] text = fields.constant(TapeWord.constant(word)).text();
                into.set(text, 0, text.length);
            }
            case NONE, LONG, DOUBLE, TIME -> {
                return false;
            }
        }
        return true;
    }

    /** The value word of a LONG or TIME, the raw bits of a DOUBLE. */
    public long number(int field) {
        int at = find(field);
        if (at < 0 || !TapeWord.type(batch.tape[at]).wide()) {
            throw new IllegalStateException(fields.name(field) + " is not held as a number");
        }
        return batch.tape[at + 1];
    }

    /** Any field as a new string (null if absent): for processors that cannot do without one. */
    public String text(int field) {
        return switch (type(field)) {
            case NONE -> null;
            case LONG -> Long.toString(number(field));
            case DOUBLE -> Double.toString(Double.longBitsToDouble(number(field)));
            case TIME -> java.time.Instant.ofEpochSecond(0, number(field)).toString();
            case TEXT, NUMBER, JSON, CONSTANT -> {
                Slice slice = new Slice();
                get(field, slice);
                yield slice.asString();
            }
        };
    }

    // ---- writing fields. Each replaces the field's value, if it had one.

    /** A text (or JSON number, or JSON value) that stands already in this batch's arena: the usual result of grok. */
    public void setSlice(int field, FieldType type, int start, int length) {
        put(field, type, TapeWord.place(start, length));
    }

    /**
     * A value from elsewhere, copied into the arena.
     *
     * @return false if the arena is at its limit; the field is then unchanged
     */
    public boolean setBytes(int field, FieldType type, byte[] value, int start, int length) {
        if (!batch.reserve(length)) {
            return false;
        }
        int at = batch.used;
        System.arraycopy(value, start, batch.arena, at, length);
        batch.used = at + length;
        setSlice(field, type, at, length);
        return true;
    }

    /** A string from elsewhere, as {@link #setBytes}. */
    public boolean setText(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return setBytes(field, FieldType.TEXT, utf8, 0, utf8.length);
    }

    public void setLong(int field, long value) {
        putWide(field, FieldType.LONG, value);
    }

    public void setDouble(int field, double value) {
        putWide(field, FieldType.DOUBLE, Double.doubleToRawLongBits(value));
    }

    /** An instant, in nanoseconds since 1970. */
    public void setTime(int field, long epochNanos) {
        putWide(field, FieldType.TIME, epochNanos);
    }

    public void setConstant(int field, Constant value) {
        put(field, FieldType.CONSTANT, value.number());
    }

    /** Adds a tag unless the event has it. */
    public void tag(Constant tag) {
        long word = TapeWord.of(Fields.TAGS, FieldType.CONSTANT, tag.number());
        for (int at = fieldsStart(); at < fieldsEnd(); at = next(at)) {
            if (batch.tape[at] == word) {
                return;
            }
        }
        int end = batch.extendFields(index, 1);
        batch.tape[end] = word;
        if (places.of(Fields.TAGS) < 0) {
            places.put(Fields.TAGS, end - fieldsStart());
        }
    }

    /** Takes a field away; {@code tags} takes away those that processors added. */
    public void remove(int field) {
        for (int at = find(field); at >= 0; at = field == Fields.TAGS ? walk(field) : -1) {
            erase(at);
        }
        places.remove(field);
        if (field == Fields.MESSAGE) {
            batch.flag(index, Batch.NO_MESSAGE);
        }
    }

    /** Keeps a field that the event's source implies, such as {@code host.name}, out of the document; also removes the event's own. */
    public void hide(int field) {
        remove(field);
        if (field == Fields.MESSAGE) {
            return;
        }
        long hidden = TapeWord.of(field, FieldType.NONE, 0);
        for (int at = fieldsStart(); at < fieldsEnd(); at = next(at)) {
            if (batch.tape[at] == hidden) {
                return;
            }
        }
        int end = batch.extendFields(index, 1);
        batch.tape[end] = hidden;
    }

    /** Gives a field another name; what had that name is replaced. Nothing happens if there is no such field. */
    public void rename(int from, int to) {
        if (from == to || !has(from)) {
            return;
        }
        copy(from, to);
        remove(from);
    }

    /** Gives {@code to} the value of {@code from}, sharing its bytes. Nothing happens if there is no such field. */
    public void copy(int from, int to) {
        int at = find(from);
        if (at < 0) {
            if (type(from) == FieldType.TEXT) {
                long word = batch.lines[base];
                setSlice(to, FieldType.TEXT, (int) (word >>> 32), (int) word);
            }
            return;
        }
        long word = batch.tape[at];
        FieldType type = TapeWord.type(word);
        if (type.wide()) {
            putWide(to, type, batch.tape[at + 1]);
        } else {
            put(to, type, TapeWord.low(word));
        }
    }

    // ---- walking the tape: encoders and processors that look at all fields

    /** Where this event's fields start in the tape. */
    public int fieldsStart() {
        return (int) (batch.lines[base + 3] >>> 32);
    }

    /** Where they end. */
    public int fieldsEnd() {
        return (int) batch.lines[base + 3];
    }

    /** The position after the field at {@code at}. */
    public int next(int at) {
        return at + TapeWord.words(batch.tape[at]);
    }

    /** The word at a position of the tape. */
    public long word(int at) {
        return batch.tape[at];
    }

    private int find(int field) {
        if (!placed) {
            return walk(field);
        }
        int place = places.of(field);
        return place < 0 ? -1 : fieldsStart() + place;
    }

    private int walk(int field) {
        for (int at = fieldsStart(); at < fieldsEnd(); at = next(at)) {
            long word = batch.tape[at];
            if (TapeWord.field(word) == field && TapeWord.type(word) != FieldType.NONE) {
                return at;
            }
        }
        return -1;
    }

    private void put(int field, FieldType type, long low) {
        int at = find(field);
        if (at >= 0 && TapeWord.type(batch.tape[at]).wide()) {
            erase(at);
            at = -1;
        }
        if (at < 0) {
            at = batch.extendFields(index, 1);
            places.put(field, at - fieldsStart());
        }
        batch.tape[at] = TapeWord.of(field, type, low);
    }

    private void putWide(int field, FieldType type, long value) {
        int at = find(field);
        if (at >= 0 && !TapeWord.type(batch.tape[at]).wide()) {
            erase(at);
            at = -1;
        }
        if (at < 0) {
            at = batch.extendFields(index, 2);
            places.put(field, at - fieldsStart());
        }
        batch.tape[at] = TapeWord.of(field, type, 0);
        batch.tape[at + 1] = value;
    }

    /** Leaves holes, of one word each, so that the walk goes on. */
    private void erase(int at) {
        boolean wide = TapeWord.type(batch.tape[at]).wide();
        batch.tape[at] = 0;
        if (wide) {
            batch.tape[at + 1] = 0;
        }
    }
}
