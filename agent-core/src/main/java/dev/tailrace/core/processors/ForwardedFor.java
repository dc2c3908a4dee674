package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Network;
import dev.tailrace.core.processors.text.TypedText;

/**
 * {@code forwarded_for}: of a list of addresses, as proxies pass it on ({@code 203.0.113.5, 10.0.0.2}), the first public one, else the first.
 * What a client claims is not proof: the peer's own address is another field.
 */
final class ForwardedFor implements ProcessorFactory {
    private final Key<String> field = Key.string("field").required().doc("The field with the list, separated by commas or spaces.");
    private final Key<String> target = Key.string("target").or("client.ip").doc("The field that gets the address.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "forwarded_for";
    }

    @Override
    public Section section() {
        return Section.of("processor 'forwarded_for'", field, target, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        int to = FieldNames.intern(settings, target, fields);
        boolean lenient = settings.get(ignoreMissing);
        return from == Fields.UNKNOWN || to == Fields.UNKNOWN ? null : () -> new Choosing(from, to, lenient, fields);
    }

    private static final class Choosing implements Processor {
        private static final Network PUBLIC = Network.of("public");

        private final FieldText from;
        private final int to;
        private final boolean lenient;
        private final Slice list = new Slice();
        private final TypedText value;

        Choosing(int from, int to, boolean lenient, Fields fields) {
            this.from = new FieldText(from);
            this.to = to;
            this.lenient = lenient;
            this.value = new TypedText(fields);
        }

        @Override
        public boolean process(Event event) {
            if (!from.read(event, list)) {
                return lenient;
            }
            int start = choose();
            return start >= 0
                    && value.read(TypedText.Type.IP, list.array(), start, itemEnd(start) - start)
                    && value.set(event, to);
        }

        /** Where the chosen address starts, or -1. */
        private int choose() {
            int first = -1;
            for (int at = list.start(); at < list.end(); at = itemEnd(at) + 1) {
                int end = itemEnd(at);
                if (end > at && value.read(TypedText.Type.IP, list.array(), at, end - at)) {
                    if (PUBLIC.contains(value.address())) {
                        return at;
                    }
                    first = first < 0 ? at : first;
                }
            }
            return first;
        }

        private int itemEnd(int at) {
            while (at < list.end() && list.array()[at] != ',' && list.array()[at] != ' ') {
                at++;
            }
            return at;
        }
    }
}
