package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.processors.text.PatternSearch;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code redact}: what must not leave the host is masked: of a match of a pattern its groups or, if it has none, all of it.
 *
 * <p>It fails closed: a value in which a search takes too long is masked as a whole. What other fields were captured before
 * keeps its value: list those too, or redact first.
 */
final class Redact implements ProcessorFactory {
    private final Key<List<String>> names =
            Key.strings("fields").or("[message]").doc("The fields; those that the event lacks are passed over.");
    private final Key<List<String>> kinds =
            Key.strings("kinds").or("[]")
                    .doc("What is well known: email, credit_card (with a valid check digit), ipv4, authorization, password.");
    private final Key<List<Pattern>> patterns =
            Key.patterns("patterns").or("[]")
                    .doc("Regular expressions, in Java's syntax; if one has groups, only what these match is masked.");
    private final Key<String> mask = Key.string("mask").or("'***'").doc("What stands there instead.");

    @Override
    public String name() {
        return "redact";
    }

    @Override
    public Section section() {
        return Section.of("processor 'redact'", names, kinds, patterns, mask);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int[] numbers = FieldNames.internAll(settings, names, fields);
        List<Secret> secrets = new ArrayList<>();
        for (String kind : settings.get(kinds)) {
            Secret.named(kind).ifPresentOrElse(secrets::add, () -> settings.error(kinds, Secret.unknown(kind)));
        }
        settings.get(patterns).forEach(pattern -> secrets.add(Secret.of(pattern)));
        if (numbers == null || settings.get(kinds).size() + settings.get(patterns).size() > secrets.size()) {
            return null;
        }
        if (secrets.isEmpty()) {
            settings.problems().error(settings.location(), "redact: neither 'kinds' nor 'patterns' says what to mask");
            return null;
        }
        byte[] instead = settings.get(mask).getBytes(StandardCharsets.UTF_8);
        return () -> new Masking(numbers, secrets, instead);
    }

    private static final class Masking implements Processor {
        private final FieldText[] fields;
        private final Secret[] secrets;
        private final PatternSearch[] searches;
        private final byte[] mask;
        private final Slice text = new Slice();
        private Bytes current = new Bytes(512);
        private Bytes next = new Bytes(512);

        Masking(int[] fields, List<Secret> secrets, byte[] mask) {
            this.fields = Arrays.stream(fields).mapToObj(FieldText::new).toArray(FieldText[]::new);
            this.secrets = secrets.toArray(Secret[]::new);
            this.searches = secrets.stream().map(secret -> secret.pattern().newSearch()).toArray(PatternSearch[]::new);
            this.mask = mask;
        }

        @Override
        public boolean process(Event event) {
            boolean room = true;
            for (FieldText field : fields) {
                if (field.read(event, text) && mask()) {
                    room &= event.setBytes(field.field(), FieldType.TEXT, text.array(), text.start(), text.length());
                }
            }
            return room;
        }

        /** Lets {@link #text} be the masked text; false if there is nothing to mask. */
        private boolean mask() {
            boolean changed = false;
            for (int i = 0; i < searches.length; i++) {
                next.clear();
                PatternSearch.Found last = mask(searches[i], secrets[i]);
                if (last == PatternSearch.Found.GAVE_UP) {
                    text.set(mask, 0, mask.length);
                    return true;
                }
                if (next.length() > 0) {
                    changed = true;
                    Bytes done = next;
                    next = current;
                    current = done;
                    text.set(current.array(), 0, current.length());
                }
            }
            return changed;
        }

        /** Writes the text with one kind of secret masked, or nothing if there is none. */
        private PatternSearch.Found mask(PatternSearch regex, Secret secret) {
            regex.reset(text.array(), text.start(), text.length());
            int done = text.start();
            PatternSearch.Found found;
            while ((found = regex.find()) == PatternSearch.Found.YES) {
                if (!secret.check().test(text.array(), regex.start(0), regex.end(0))) {
                    continue;
                }
                for (int group = Math.min(1, regex.groupCount()); group <= regex.groupCount(); group++) {
                    int start = regex.start(group);
                    if (start >= done && regex.end(group) > start) {
                        next.write(text.array(), done, start - done).write(mask);
                        done = regex.end(group);
                    }
                }
            }
            if (done > text.start() || next.length() > 0) {
                next.write(text.array(), done, text.end() - done);
            }
            return found;
        }
    }
}
