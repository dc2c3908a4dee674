package dev.tailrace.core.encode;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an {@link EventFormat} for one event after the other. Not thread-safe; allocates nothing as long as day and source stay. */
public final class EventText {
    private interface Piece {
        void write(Event event, Bytes to);

        /** Whether it is known that what was written last would be written again. */
        boolean staysFor(Event event);
    }

    private final Piece[] pieces;

    EventText(EventFormat format, Fields fields, EventFormat.FieldEscape escape) {
        List<EventFormat.Part> parts = format.parts();
        pieces = new Piece[parts.size()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = switch (parts.get(i)) {
                case EventFormat.Fixed(String text) -> new FixedPiece(text.getBytes(StandardCharsets.UTF_8));
                case EventFormat.Time(String pattern, var zone) -> new TimePiece(new TimeText(pattern, zone));
                case EventFormat.FieldValue(String name, String fallback) ->
                    new FieldPiece(fields.intern(name), fallback.getBytes(StandardCharsets.UTF_8), escape);
            };
        }
    }

    /** Appends the text for the event under the cursor. */
    public void write(Event event, Bytes to) {
        for (Piece piece : pieces) {
            piece.write(event, to);
        }
    }

    /** True if the event under the cursor is known to have the text that was written last; false says nothing. Costs much less than writing it. */
    public boolean staysFor(Event event) {
        for (Piece piece : pieces) {
            if (!piece.staysFor(event)) {
                return false;
            }
        }
        return true;
    }

    private record FixedPiece(byte[] text) implements Piece {
        @Override
        public void write(Event event, Bytes to) {
            to.write(text);
        }

        @Override
        public boolean staysFor(Event event) {
            return true;
        }
    }

    private record TimePiece(TimeText text) implements Piece {
        @Override
        public void write(Event event, Bytes to) {
            to.write(text.at(event.time()));
        }

        @Override
        public boolean staysFor(Event event) {
            return text.staysAt(event.time());
        }
    }

    /** A field of the event, else what all events of its source have under that name, else the default. */
    private static final class FieldPiece implements Piece {
        private final int field;
        private final byte[] fallback;
        private final EventFormat.FieldEscape escape;
        private final Slice slice = new Slice();
        private Source source;
        private byte[] shared;

        FieldPiece(int field, byte[] fallback, EventFormat.FieldEscape escape) {
            this.field = field;
            this.fallback = fallback;
            this.escape = escape;
        }

        @Override
        public void write(Event event, Bytes to) {
            int from = to.length();
            FieldType type = event.type(field);
            if (type == FieldType.LONG) {
                to.writeDecimal(event.number(field));
            } else if (type == FieldType.NONE) {
                to.write(shared(event));
            } else if (event.get(field, slice)) {
                to.write(slice.array(), slice.start(), slice.length());
            } else {
                to.write(event.text(field).getBytes(StandardCharsets.UTF_8));
            }
            if (to.length() == from) {
                to.write(fallback);
            }
            escape.apply(to, from);
        }

        @Override
        public boolean staysFor(Event event) {
            return false;
        }

        private byte[] shared(Event event) {
            if (event.source() != source) {
                source = event.source();
                shared = plain(find(source));
            }
            return shared;
        }

        private byte[] find(Source source) {
            int[] own = source.template().ownFields();
            for (int i = 0; i < own.length; i++) {
                if (own[i] == field) {
                    return source.own()[i];
                }
            }
            return source.template().fields().getOrDefault(field, new byte[0]);
        }

        private static byte[] plain(byte[] json) {
            return json.length > 0 && json[0] == '"' ? JsonText.unquote(json) : json;
        }
    }
}
