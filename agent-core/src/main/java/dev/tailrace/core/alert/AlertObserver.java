package dev.tailrace.core.alert;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.observe.Exchange;
import dev.tailrace.core.observe.Observer;
import dev.tailrace.core.processors.condition.Condition;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Hash64;
import java.util.List;

/** Notes which events count for which rule. Belongs to one worker. */
final class AlertObserver implements Observer {
    /** Of a longer value only its beginning is told. */
    private static final int LONGEST_VALUE = 200;

    /** Between the values of a group. */
    static final byte SEPARATOR = '\n';

    private final Watched[] rules;
    private final Exchange<Sightings> exchange;
    private final Slice value = new Slice();
    private final Bytes group = new Bytes(256);
    private Sightings notes;

    /** A rule with this worker's instances of what it asks. */
    private record Watched(AlertRule rule, Condition when, FieldText[] fields) {}

    AlertObserver(List<AlertRule> rules, Exchange<Sightings> exchange) {
        this.rules = rules.stream()
                .map(rule -> new Watched(
                        rule,
                        rule.when().instantiate(),
                        rule.groupBy().stream().map(each -> new FieldText(each.field())).toArray(FieldText[]::new)))
                .toArray(Watched[]::new);
        this.exchange = exchange;
    }

    @Override
    public void see(Event event) {
        for (int i = 0; i < rules.length; i++) {
            Watched watched = rules[i];
            if (watched.when.test(event)) {
                note(i, watched, event);
            }
        }
    }

    private void note(int number, Watched watched, Event event) {
        long hash = 0;
        group.clear();
        for (FieldText field : watched.fields) {
            if (!field.read(event, value)) {
                return;
            }
            hash = Hash64.mix(hash ^ Hash64.of(value.array(), value.start(), value.length()));
            if (group.length() > 0) {
                group.write(SEPARATOR);
            }
            group.write(value.array(), value.start(), Math.min(value.length(), LONGEST_VALUE));
        }
        if (notes == null) {
            notes = exchange.blank();
        }
        if (notes == null || !notes.count(number, hash, watched.rule.slot(event.time()), group)) {
            exchange.miss(1);
        }
    }

    @Override
    public void endOfBatch() {
        if (notes != null && !notes.isEmpty()) {
            exchange.hand(notes);
            notes = null;
        }
    }
}
