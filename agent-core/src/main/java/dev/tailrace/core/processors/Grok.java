package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.grok.Capture;
import dev.tailrace.core.grok.GrokLibrary;
import dev.tailrace.core.grok.GrokMatcher;
import dev.tailrace.core.grok.GrokPattern;
import dev.tailrace.core.grok.PatternSet;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.TypedText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code grok}: a field is matched against patterns, in order; what the first that matches captures becomes fields. */
final class Grok implements ProcessorFactory {
    private final Key<String> field = Key.string("field").or("message").doc("The field that is matched.");
    private final Key<List<String>> patterns =
            Key.strings("patterns").required().doc("Patterns such as '%{COMBINEDAPACHELOG}', tried in order; the first match counts.");
    private final Key<String> patternSet =
            Key.string("pattern_set").or("ecs-v1").doc("Whose names and fields: ecs-v1 (Elastic Common Schema) or legacy (classic).");
    private final Key<Map<String, String>> definitions =
            Key.stringMap("pattern_definitions").doc("Patterns of one's own, by name; they win over those of the set.");
    private final Key<List<String>> files = Key.strings("pattern_files")
            .doc("Files of such patterns, a line each: NAME pattern; or directories of them. Paths are relative to the configuration's folder.");
    private final Key<List<String>> tagOnTimeout =
            Key.strings("tag_on_timeout").or("[_grok_timeout]").doc("Tags for events whose matching was given up because it took too long.");
    private final Key<Boolean> keepEmpty =
            Key.bool("keep_empty_captures").or("false").doc("Whether a capture of no characters becomes an empty field.");

    @Override
    public String name() {
        return "grok";
    }

    @Override
    public Section section() {
        return Section.of("processor 'grok'", field, patterns, patternSet, definitions, files, tagOnTimeout, keepEmpty);
    }

    /** A capture, ready to be set: the field's number and what it becomes. */
    private record Target(int field, TypedText.Type type) {}

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        GrokPattern pattern = compile(settings);
        int from = FieldNames.intern(settings, field, fields);
        if (pattern == null || from == Fields.UNKNOWN) {
            return null;
        }
        Location at = settings.at(patterns);
        Target[] targets = pattern.captures().stream()
                .map(capture -> new Target(
                        FieldNames.intern(capture.field(), fields, at, settings.problems()), type(capture)))
                .toArray(Target[]::new);
        Constant[] onTimeout = settings.get(tagOnTimeout).stream().map(fields::text).toArray(Constant[]::new);
        boolean empty = settings.get(keepEmpty);
        boolean valid = Arrays.stream(targets).noneMatch(target -> target.field == Fields.UNKNOWN);
        return valid ? () -> new Matching(from, pattern.newMatcher(), targets, onTimeout, empty, fields) : null;
    }

    private static TypedText.Type type(Capture capture) {
        return switch (capture.type()) {
            case STRING -> TypedText.Type.STRING;
            case INT, LONG -> TypedText.Type.LONG;
            case FLOAT, DOUBLE -> TypedText.Type.DOUBLE;
            case BOOLEAN -> TypedText.Type.BOOLEAN;
        };
    }

    private GrokPattern compile(Settings settings) {
        Optional<PatternSet> set = PatternSet.named(settings.get(patternSet));
        List<String> expressions = settings.get(patterns);
        if (set.isEmpty()) {
            List<String> known = Arrays.stream(PatternSet.values()).map(PatternSet::key).toList();
            settings.error(patternSet, "unknown pattern set '" + settings.get(patternSet) + '\''
                    + Nearest.hint(settings.get(patternSet), known) + " (there are: " + String.join(", ", known) + ')');
        }
        if (expressions == null || set.isEmpty()) {
            return null;
        }
        if (expressions.isEmpty()) {
            settings.error(patterns, "expected at least one pattern");
            return null;
        }
        GrokDefinitions own = new GrokDefinitions(settings.problems());
        if (settings.has(files)) {
            own.addFiles(settings.node().get(files.name()));
        }
        if (settings.has(definitions)) {
            own.add(settings.node().get(definitions.name()));
        }
        return own.compile(GrokLibrary.of(set.get()), settings.node().get(patterns.name()), expressions);
    }

    private static final class Matching implements Processor {
        private final FieldText field;
        private final GrokMatcher matcher;
        private final Target[] targets;
        private final int[] typed;

        /** What reads a capture that is to be more than text, null for one that is not. */
        private final TypedText[] values;

        private final Constant[] onTimeout;
        private final boolean keepEmpty;
        private final Slice text = new Slice();

        Matching(int field, GrokMatcher matcher, Target[] targets, Constant[] onTimeout, boolean keepEmpty, Fields fields) {
            this.field = new FieldText(field);
            this.matcher = matcher;
            this.targets = targets;
            this.typed = IntStream.range(0, targets.length).filter(i -> targets[i].type != TypedText.Type.STRING).toArray();
            this.values = new TypedText[targets.length];
            Arrays.stream(typed).forEach(i -> values[i] = new TypedText(fields));
            this.onTimeout = onTimeout;
            this.keepEmpty = keepEmpty;
        }

        @Override
        public boolean process(Event event) {
            if (!field.read(event, text)) {
                return false;
            }
            return switch (matcher.match(text.array(), text.start(), text.end())) {
                case MATCH -> read() && set(event);
                case NO_MATCH -> false;
                case BUDGET_EXCEEDED -> {
                    for (Constant tag : onTimeout) {
                        event.tag(tag);
                    }
                    yield true;
                }
            };
        }

        private boolean isTaken(int i) {
            return matcher.end(i) > matcher.start(i) || keepEmpty && matcher.start(i) >= 0;
        }

        /** Reads what is to be more than text: one that cannot be read leaves the event as it is. */
        private boolean read() {
            for (int i : typed) {
                if (isTaken(i)
                        && !values[i].read(targets[i].type, text.array(), matcher.start(i), matcher.end(i) - matcher.start(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean set(Event event) {
            boolean copied = text.array() != event.batch().arena();
            if (copied && !event.batch().reserve(capturedBytes())) {
                return false;
            }
            for (int i = 0; i < targets.length; i++) {
                if (isTaken(i)) {
                    set(event, i, copied);
                }
            }
            return true;
        }

        private void set(Event event, int i, boolean copied) {
            int start = matcher.start(i);
            int length = matcher.end(i) - start;
            if (values[i] != null) {
                values[i].set(event, targets[i].field);
            } else if (copied) {
                event.setBytes(targets[i].field, FieldType.TEXT, text.array(), start, length);
            } else {
                event.setSlice(targets[i].field, FieldType.TEXT, start, length);
            }
        }

        private int capturedBytes() {
            int bytes = 0;
            for (int i = 0; i < targets.length; i++) {
                bytes += matcher.end(i) - matcher.start(i);
            }
            return bytes;
        }
    }
}
