package dev.tailrace.outputs.file;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.FormatKey;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import java.io.IOException;
import java.time.Duration;

/** {@code type: file}. */
public final class FileOutputFactory implements OutputFactory {
    private static final Key<String> PATH =
            Key.string("path").required().doc("File that events go to; may hold %{+yyyy-MM-dd} and %{[field]}.");
    private static final Key<Long> ROTATE_SIZE =
            Key.size("rotate_size").or("0").doc("Size at which the next file is begun (events.1.ndjson, events.2.ndjson, ...); 0: never.");
    private static final Key<Duration> ROTATE_EVERY = Key.duration("rotate_every")
            .or("0s")
            .doc("Time after which the next file is begun, such as 1h or 24h, counted from midnight in UTC; 0s: never.");
    private static final Key<Compression> COMPRESS =
            Key.choice("compress", Compression.class).or("none").doc("gzip: finished files become events.1.ndjson.gz.");
    private static final Key<Integer> KEEP =
            Key.integer("keep", 0, Integer.MAX_VALUE).or("0").doc("How many files of a series stay, the newest; 0: all.");
    private static final Key<FileOptions.Sync> SYNC = Key.choice("sync", FileOptions.Sync.class)
            .or("batch")
            .doc("batch: on disk before it counts as delivered; os: when the system thinks fit, which a power cut may undo.");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.inOrder();
    private static final Section SECTION = DELIVERY.addTo(Section.of("output 'file'", PATH, ROTATE_SIZE, ROTATE_EVERY, COMPRESS, KEEP, SYNC));

    private enum Compression {
        NONE,
        GZIP
    }

    private record Plan(Delivery delivery, FileOptions options) implements OutputPlan {
        @Override
        public Output open(OutputContext context) throws IOException {
            return FileOutput.open(options, context, new SystemDisk());
        }
    }

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        return new Plan(
                DELIVERY.read(settings),
                new FileOptions(FormatKey.read(settings, PATH), rotation(settings), settings.get(SYNC)));
    }

    private static Rotation rotation(Settings settings) {
        Duration every = settings.get(ROTATE_EVERY);
        if (!every.isZero() && every.toMillis() < 1000) {
            settings.error(ROTATE_EVERY, "files of less than a second are not begun");
        }
        boolean gzip = settings.get(COMPRESS) == Compression.GZIP;
        if (gzip && settings.get(ROTATE_SIZE) == 0 && every.isZero()) {
            settings.error(COMPRESS, "files are compressed when they are finished: give rotate_size or rotate_every");
        }
        return new Rotation(settings.get(ROTATE_SIZE), every, settings.get(KEEP), gzip);
    }
}
