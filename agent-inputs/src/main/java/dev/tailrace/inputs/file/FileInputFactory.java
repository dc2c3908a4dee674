package dev.tailrace.inputs.file;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputFactory;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.input.Outlook;
import dev.tailrace.core.input.Standing;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.inputs.file.discover.FilesAtHand;
import dev.tailrace.inputs.file.discover.PathStyle;
import dev.tailrace.inputs.file.disk.NioDisk;
import dev.tailrace.inputs.file.disk.NioWatch;

/** {@code type: file}: tails files, by glob, through rotation. */
public final class FileInputFactory implements InputFactory {
    static final String LOG_FILE_PATH = "log.file.path";

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Section section() {
        return FileSettings.SECTION;
    }

    @Override
    public InputPlan configure(Settings settings) {
        return new FilePlan(FileSettings.of(settings, PathStyle.current()));
    }

    /** A checked configuration. */
    private record FilePlan(FileSettings settings) implements InputPlan {
        @Override
        public int[] ownFields(Fields fields) {
            return new int[] {fields.intern(LOG_FILE_PATH)};
        }

        @Override
        public Outlook lookAround(Platform platform) {
            return FilesAtHand.of(new NioDisk(platform), settings.selection());
        }

        @Override
        public Standing standAt(Platform platform, String path, long offset) {
            return new ReadElsewhere(new NioDisk(platform), settings).standAt(path, offset);
        }

        @Override
        public Input start(InputContext context) {
            return new FileInput(
                    settings, context, new NioDisk(context.platform()), () -> NioWatch.start(context.signal(), context.id()));
        }
    }
}
