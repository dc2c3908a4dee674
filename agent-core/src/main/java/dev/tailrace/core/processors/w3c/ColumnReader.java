package dev.tailrace.core.processors.w3c;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.Processor;
import dev.tailrace.core.processors.date.DateFormats;
import dev.tailrace.core.processors.date.DateParser;
import dev.tailrace.core.processors.date.ZoneClock;
import dev.tailrace.core.processors.text.Address;
import dev.tailrace.core.processors.text.DurationText;
import dev.tailrace.core.processors.text.TypedText;
import java.time.ZoneOffset;
import java.util.List;

/** Puts the columns of a line into its event. Times are UTC, as IIS writes them whatever the zone of its file names. */
final class ColumnReader implements Processor {
    private static final DateFormats UTC = new DateFormats(List.of("ISO8601"), ZoneOffset.UTC);
    private static final long MILLI = 1_000_000;
    private static final int VERSION_PREFIX = "HTTP/".length();

    private final LayoutBook book;
    private final CommonLayouts common;
    private final DateParser dates = UTC.newParser();
    private final TypedText typed;
    private final Address address = new Address();
    private final Values values = new Values();
    private final Slice line = new Slice();
    private final Bytes scratch = new Bytes(256);
    private Source headed;
    private Layout inHead;
    private final int sourceIp;
    private final int sourceAddress;
    private final int clientIp;
    private final int urlOriginal;

    ColumnReader(LayoutBook book, CommonLayouts common, Fields fields) {
        this.book = book;
        this.common = common;
        this.typed = new TypedText(fields);
        this.sourceIp = fields.intern("source.ip");
        this.sourceAddress = fields.intern("source.address");
        this.clientIp = fields.intern("client.ip");
        this.urlOriginal = fields.intern("url.original");
    }

    @Override
    public boolean process(Event event) {
        event.line(line);
        if (line.length() > 0 && line.at(0) == '#') {
            event.drop();
            return true;
        }
        values.split(line);
        Layout layout = layout(event);
        if (layout == null || !layout.fits(values, address)) {
            layout = common.guess(values, address);
        }
        return layout != null && event.batch().reserve(3 * line.length()) && set(layout, event);
    }

    private Layout layout(Event event) {
        Layout seen = book.of(event);
        if (seen != null) {
            return seen;
        }
        if (event.source() != headed) {
            headed = event.source();
            inHead = book.inHead(headed);
        }
        return inHead;
    }

    private boolean set(Layout layout, Event event) {
        event.line(line);
        values.split(line);
        long instant = instant(layout, event.batch().readAt());
        if (instant != ZoneClock.NEVER) {
            event.setTime(Fields.TIMESTAMP, instant);
        } else if (layout.date() >= 0 && layout.time() >= 0) {
            return false;
        }
        for (int i = 0; i < layout.size(); i++) {
            if (!values.isAbsent(i)) {
                set(layout.column(i), i, event);
            }
        }
        url(layout, event);
        return true;
    }

    private long instant(Layout layout, long readAt) {
        int date = layout.date();
        int time = layout.time();
        if (date < 0 || time < 0 || values.isAbsent(date) || values.isAbsent(time)) {
            return ZoneClock.NEVER;
        }
        if (values.start(time) == values.end(date) + 1 && values.array()[values.end(date)] == ' ') {
            return dates.parse(values.array(), values.start(date), values.end(time) - values.start(date), readAt);
        }
        scratch.clear();
        scratch.write(values.array(), values.start(date), values.length(date)).write(' ');
        scratch.write(values.array(), values.start(time), values.length(time));
        return dates.parse(scratch.array(), 0, scratch.length(), readAt);
    }

    private void set(Column column, int i, Event event) {
        int field = column.field();
        if (field == Fields.UNKNOWN && column.kind() != Column.Kind.CLIENT) {
            return;
        }
        switch (column.kind()) {
            case DATE, TIME -> throw new IllegalStateException("a time has no field of its own");
            case CLIENT -> client(i, event);
            case ADDRESS -> typed(TypedText.Type.IP, field, i, event);
            case STATUS, NUMBER -> typed(TypedText.Type.LONG, field, i, event);
            case TOOK -> took(field, i, event);
            case PLUSSED -> plussed(field, i, event);
            case VERSION -> {
                int skipped = values.length(i) > VERSION_PREFIX && values.byteAt(i, VERSION_PREFIX - 1) == '/' ? VERSION_PREFIX : 0;
                event.setSlice(field, FieldType.TEXT, values.start(i) + skipped, values.length(i) - skipped);
            }
            case METHOD, PATH, QUERY, TEXT -> event.setSlice(field, FieldType.TEXT, values.start(i), values.length(i));
        }
    }

    private void typed(TypedText.Type type, int field, int i, Event event) {
        if (typed.read(type, values.array(), values.start(i), values.length(i))) {
            typed.set(event, field);
        }
    }

    private void client(int i, Event event) {
        if (typed.read(TypedText.Type.IP, values.array(), values.start(i), values.length(i))) {
            typed.set(event, sourceIp);
            typed.set(event, clientIp);
        } else {
            event.setSlice(sourceAddress, FieldType.TEXT, values.start(i), values.length(i));
        }
    }

    private void took(int field, int i, Event event) {
        long nanos = DurationText.parse(values.array(), values.start(i), values.length(i), MILLI);
        if (nanos != DurationText.NONE) {
            event.setLong(field, nanos);
        }
    }

    private void plussed(int field, int i, Event event) {
        scratch.clear();
        scratch.write(values.array(), values.start(i), values.length(i));
        byte[] text = scratch.array();
        boolean plain = true;
        for (int at = 0; at < scratch.length(); at++) {
            if (text[at] == '+') {
                text[at] = ' ';
                plain = false;
            }
        }
        if (plain) {
            event.setSlice(field, FieldType.TEXT, values.start(i), values.length(i));
        } else {
            event.setBytes(field, FieldType.TEXT, text, 0, scratch.length());
        }
    }

    /** {@code url.original}: path and query together, as the client asked for them. */
    private void url(Layout layout, Event event) {
        int path = layout.find(Column.Kind.PATH);
        int query = layout.find(Column.Kind.QUERY);
        if (path < 0 || values.isAbsent(path)) {
            return;
        }
        if (query < 0 || values.isAbsent(query)) {
            event.setSlice(urlOriginal, FieldType.TEXT, values.start(path), values.length(path));
            return;
        }
        scratch.clear();
        scratch.write(values.array(), values.start(path), values.length(path)).write('?');
        scratch.write(values.array(), values.start(query), values.length(query));
        event.setBytes(urlOriginal, FieldType.TEXT, scratch.array(), 0, scratch.length());
    }
}
