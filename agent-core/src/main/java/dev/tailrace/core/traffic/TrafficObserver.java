package dev.tailrace.core.traffic;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.observe.Exchange;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.processors.text.Hash64;

/** Notes requests. Belongs to one worker. */
final class TrafficObserver implements Observer {
    private static final int LONGEST_PATH = 160;
    private static final int LONGEST_CLIENT = 64;

    private final Numbers numbers;
    private final Exchange<TrafficNotes> exchange;
    private final Slice value = new Slice();
    private TrafficNotes notes;
    private int next;

    /** The fields, as they are numbered in the running configuration. */
    record Numbers(int status, int duration, int client, int path, int url) {
        static Numbers of(Fields fields) {
            return new Numbers(
                    fields.intern("http.response.status_code"),
                    fields.intern("event.duration"),
                    fields.intern("source.ip"),
                    fields.intern("url.path"),
                    fields.intern("url.original"));
        }
    }

    TrafficObserver(Fields fields, Exchange<TrafficNotes> exchange) {
        this.numbers = Numbers.of(fields);
        this.exchange = exchange;
    }

    @Override
    public void see(Event event) {
        if (event.index() < next) {
            return;
        }
        int stride = 1 + (event.batch().count() - 1) / TrafficNotes.MOST;
        next = event.index() + stride;
        int status = (int) number(event, numbers.status());
        if (status <= 0) {
            return;
        }
        if (notes == null) {
            notes = exchange.blank();
        }
        if (notes == null || notes.isFull()) {
            exchange.miss(stride);
            return;
        }
        Bytes texts = notes.texts();
        long client = event.get(numbers.client(), value) ? keep(Math.min(value.length(), LONGEST_CLIENT), texts) : 0;
        notes.client(client);
        boolean hasPath = event.get(numbers.path(), value) || event.get(numbers.url(), value);
        notes.path(hasPath ? keep(pathLength(), texts) : 0);
        notes.add(event.time(), status, number(event, numbers.duration()), stride);
    }

    private long keep(int length, Bytes texts) {
        texts.write(value.array(), value.start(), length);
        return Hash64.of(value.array(), value.start(), length);
    }

    private int pathLength() {
        int most = Math.min(value.length(), LONGEST_PATH);
        for (int i = 0; i < most; i++) {
            if (value.at(i) == '?') {
                return i;
            }
        }
        return most;
    }

    /** A whole number, however the event holds it; {@link TrafficNotes#NONE} if it is none. */
    private long number(Event event, int field) {
        FieldType type = event.type(field);
        if (type == FieldType.LONG) {
            return event.number(field);
        }
        if (type == FieldType.NONE || !event.get(field, value) || value.length() == 0 || value.length() > 18) {
            return TrafficNotes.NONE;
        }
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return TrafficNotes.NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    public void endOfBatch() {
        next = 0;
        if (notes != null && !notes.isEmpty()) {
            exchange.hand(notes);
            notes = null;
        }
    }
}
