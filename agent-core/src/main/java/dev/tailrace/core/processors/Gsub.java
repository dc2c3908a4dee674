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
import dev.tailrace.core.processors.text.Replacement;
import dev.tailrace.core.processors.text.TextPattern;
import java.util.regex.Pattern;

/** {@code gsub}: every match of a regular expression in a text is replaced. A search that takes too long fails. */
final class Gsub implements ProcessorFactory {
    private final Key<String> field = Key.string("field").required().doc("The field.");
    private final Key<Pattern> pattern = Key.pattern("pattern").required().doc("What is replaced: a regular expression, in Java's syntax.");
    private final Key<String> replacement =
            Key.string("replacement").required().doc("What stands there instead; $1 is the first group, \\$ a dollar sign.");
    private final Key<String> target = Key.string("target").doc("The field that gets the result; the field itself if not given.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "gsub";
    }

    @Override
    public Section section() {
        return Section.of("processor 'gsub'", field, pattern, replacement, target, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        int to = FieldNames.internOr(from, settings, target, fields);
        Pattern searched = settings.get(pattern);
        String written = settings.get(replacement);
        if (from == Fields.UNKNOWN || to == Fields.UNKNOWN || searched == null || written == null) {
            return null;
        }
        try {
            Replacement instead = Replacement.of(written, searched);
            boolean lenient = settings.get(ignoreMissing);
            TextPattern compiled = TextPattern.of(searched);
            return () -> new Replacing(new FieldText(from), to, compiled.newSearch(), instead, lenient);
        } catch (IllegalArgumentException e) {
            settings.error(replacement, e.getMessage());
            return null;
        }
    }

    private static final class Replacing implements Processor {
        private final FieldText from;
        private final int to;
        private final PatternSearch regex;
        private final Replacement replacement;
        private final boolean lenient;
        private final Slice text = new Slice();
        private final Bytes result = new Bytes(256);

        Replacing(FieldText from, int to, PatternSearch regex, Replacement replacement, boolean lenient) {
            this.from = from;
            this.to = to;
            this.regex = regex;
            this.replacement = replacement;
            this.lenient = lenient;
        }

        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return lenient;
            }
            regex.reset(text.array(), text.start(), text.length());
            result.clear();
            int done = text.start();
            PatternSearch.Found found;
            while ((found = regex.find()) == PatternSearch.Found.YES) {
                result.write(text.array(), done, regex.start(0) - done);
                replacement.write(regex, text.array(), result);
                done = regex.end(0);
            }
            if (found == PatternSearch.Found.GAVE_UP) {
                return false;
            }
            if (done == text.start() && result.length() == 0 && to == from.field()) {
                return true;
            }
            result.write(text.array(), done, text.end() - done);
            return event.setBytes(to, FieldType.TEXT, result.array(), 0, result.length());
        }
    }
}
