package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.browser.Browsers;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.TextCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * {@code user_agent}: what a browser calls itself becomes name, version, operating system and device, in the fields of the Elastic Common
 * Schema. The expressions are those of the ua-parser project.
 *
 * <p>They are hundreds, tried one by one, so what was seen lately is remembered; and texts are looked at up to a length, so that nobody can
 * buy much work with one line.
 */
final class UserAgent implements ProcessorFactory {
    private static final int LONGEST = 512;

    private final Key<String> field = Key.string("field").or("user_agent.original").doc("The field with what the browser calls itself.");
    private final Key<String> target = Key.string("target").or("user_agent").doc("The name that stands before the results.");
    private final Key<String> regexFile =
            Key.string("regex_file")
                    .doc("A regexes.yaml of the ua-parser project that is newer than the agent's own; relative to the configuration's folder.");
    private final Key<Integer> cacheSize =
            Key.integer("cache_size", 1, 1_000_000).or("2000").doc("How many different texts are remembered, some 500 bytes each.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "user_agent";
    }

    @Override
    public Section section() {
        return Section.of("processor 'user_agent'", field, target, regexFile, cacheSize, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        String before = settings.get(target);
        int[] targets = Browsers.NAMES.stream()
                .mapToInt(each -> FieldNames.intern(before + '.' + each, fields, settings.at(target), settings.problems()))
                .toArray();
        Browsers browsers = browsers(settings);
        if (from == Fields.UNKNOWN || browsers == null || Arrays.stream(targets).anyMatch(each -> each == Fields.UNKNOWN)) {
            return null;
        }
        boolean lenient = settings.get(ignoreMissing);
        return () -> new Describing(new FieldText(from), targets, browsers, lenient);
    }

    private Browsers browsers(Settings settings) {
        int size = settings.get(cacheSize);
        try {
            return settings.has(regexFile)
                    ? Browsers.of(Path.of(settings.at(regexFile).file()).resolveSibling(settings.get(regexFile)), size)
                    : Browsers.wellKnown(size);
        } catch (IOException e) {
            settings.error(regexFile, e.getMessage());
            return null;
        }
    }

    private static final class Describing implements Processor {
        private final FieldText from;
        private final int[] targets;
        private final Browsers browsers;
        private final TextCache.View<byte[][]> known;
        private final boolean lenient;
        private final Slice text = new Slice();

        Describing(FieldText from, int[] targets, Browsers browsers, boolean lenient) {
            this.from = from;
            this.targets = targets;
            this.browsers = browsers;
            this.known = browsers.known();
            this.lenient = lenient;
        }

        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return lenient;
            }
            int length = Math.min(text.length(), LONGEST);
            byte[][] values = known.get(text.array(), text.start(), length);
            if (values == null) {
                values = browsers.describe(new String(text.array(), text.start(), length, StandardCharsets.UTF_8));
                known.put(values);
            }
            return event.batch().reserve(bytes(values)) && set(event, values);
        }

        private static int bytes(byte[][] values) {
            int bytes = 0;
            for (byte[] value : values) {
                bytes += value == null ? 0 : value.length;
            }
            return bytes;
        }

        private boolean set(Event event, byte[][] values) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    event.remove(targets[i]);
                } else {
                    event.setBytes(targets[i], FieldType.TEXT, values[i], 0, values[i].length);
                }
            }
            return true;
        }
    }
}
