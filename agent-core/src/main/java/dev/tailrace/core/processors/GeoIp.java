package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.geo.Edition;
import dev.tailrace.core.processors.geo.GeoDatabases;
import dev.tailrace.core.processors.geo.GeoField;
import dev.tailrace.core.processors.text.Address;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.TextCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * {@code geoip}: where an address is, and whose network it is in, by databases in MaxMind's format that the user has. An address that they
 * do not know, such as a private one, gets nothing and is no failure.
 */
final class GeoIp implements ProcessorFactory {
    private final Key<String> field = Key.string("field").or("source.ip").doc("The field with the address.");
    private final Key<List<String>> database = Key.strings("database")
            .required()
            .doc("Files in MaxMind's format (GeoLite2-City.mmdb), relative to the configuration's folder; of several, such as one more for"
                    + " networks, the first that knows counts.");
    private final Key<String> target = Key.string("target")
            .doc("The name below which geo and as get their fields; if not given, what the address stands in: source for source.ip.");
    private final Key<String> language = Key.string("language").or("en").doc("The language of names, as the database has it: en, de, zh-CN.");
    private final Key<Boolean> inMemory = Key.bool("in_memory").or("false")
            .doc("True: the files are read whole, so that they can be replaced while the agent runs on Windows too.");
    private final Key<Integer> cacheSize =
            Key.integer("cache_size", 1, 1_000_000).or("10000").doc("How many addresses are remembered, some 500 bytes each.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false").doc("True: an event without the field passes; false: it counts as failed.");

    @Override
    public String name() {
        return "geoip";
    }

    @Override
    public Section section() {
        return Section.of("processor 'geoip'", field, database, target, language, inMemory, cacheSize, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int from = FieldNames.intern(settings, field, fields);
        List<String> files = settings.get(database);
        if (from == Fields.UNKNOWN || files == null) {
            return null;
        }
        if (files.isEmpty()) {
            settings.error(database, "expected at least one file");
            return null;
        }
        String before = prefix(settings);
        int[] targets = Arrays.stream(GeoField.values())
                .mapToInt(each -> FieldNames.intern(before + each.field(), fields, settings.at(field), settings.problems()))
                .toArray();
        try {
            GeoDatabases databases = new GeoDatabases(new GeoDatabases.Options(
                    files.stream().map(Path.of(settings.at(database).file())::resolveSibling).toList(), settings.get(inMemory), settings.get(language), settings.get(cacheSize)));
            boolean lenient = settings.get(ignoreMissing);
            boolean valid = Arrays.stream(targets).noneMatch(each -> each == Fields.UNKNOWN);
            return valid ? () -> new Locating(new FieldText(from), targets, databases, lenient) : null;
        } catch (IOException e) {
            settings.error(database, e.getMessage());
            return null;
        }
    }

    private String prefix(Settings settings) {
        if (settings.has(target)) {
            return settings.get(target) + '.';
        }
        String name = settings.get(field);
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    private static final class Locating implements Processor {
        private static final GeoField[] FIELDS = GeoField.values();

        private final FieldText from;
        private final int[] targets;
        private final GeoDatabases databases;
        private final boolean lenient;
        private final Slice text = new Slice();
        private final Address address = new Address();
        private Edition edition;
        private TextCache.View<byte[][]> known;

        Locating(FieldText from, int[] targets, GeoDatabases databases, boolean lenient) {
            this.from = from;
            this.targets = targets;
            this.databases = databases;
            this.lenient = lenient;
        }

        @Override
        public boolean process(Event event) {
            if (!from.read(event, text)) {
                return lenient;
            }
            Edition newest = databases.edition(event.batch().readAt());
            if (newest != edition) {
                edition = newest;
                known = newest.known();
            }
            byte[][] values = known.get(text.array(), text.start(), text.length());
            if (values == null) {
                values = address.parse(text.array(), text.start(), text.length()) ? find() : null;
            }
            return values != null && set(event, values);
        }

        /** Looks an address up that is not remembered; null if the database is damaged there. */
        private byte[][] find() {
            try {
                byte[][] values = edition.find(address);
                known.put(values);
                return values;
            } catch (IOException e) {
                databases.report(edition, e);
                return null;
            }
        }

        private boolean set(Event event, byte[][] values) {
            int bytes = 0;
            for (byte[] value : values) {
                bytes += value == null ? 0 : value.length;
            }
            if (!event.batch().reserve(bytes)) {
                return false;
            }
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    event.setBytes(targets[i], FIELDS[i].type(), values[i], 0, values[i].length);
                }
            }
            return true;
        }
    }
}
