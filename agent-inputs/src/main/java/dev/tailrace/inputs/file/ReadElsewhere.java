package dev.tailrace.inputs.file;

import dev.tailrace.core.input.Standing;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.disk.Disk;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Fingerprint;

/** A file that another agent has read so far, as it is to be remembered. Looks only. */
final class ReadElsewhere {
    private final Disk disk;
    private final FileSettings settings;

    ReadElsewhere(Disk disk, FileSettings settings) {
        this.disk = disk;
        this.settings = settings;
    }

    Standing standAt(String path, long offset) {
        return switch (disk.look(path, settings.selection().links())) {
            case Disk.Look.Found(FileStat stat) -> standAt(path, stat, offset);
            case Disk.Look.Absent() -> new Standing.Nowhere("it is gone");
            case Disk.Look.Failed(Fault fault) -> new Standing.Nowhere(fault.toString());
        };
    }

    private Standing standAt(String path, FileStat stat, long offset) {
        FileKey key = settings.identity().key(path, stat);
        Contents contents = new Contents(disk, settings.gzip(), settings.selection().links());
        return switch (contents.open(path, key)) {
            case Contents.Opening.Opened(Content content) -> {
                try (FileEvidence file = new FileEvidence(content, contents, new Roster(settings.selection().style()))) {
                    yield file.look() ? standAt(new Generation(key, path), file, offset) : new Standing.Nowhere(file.fault().toString());
                }
            }
            case Contents.Opening.Another() -> new Standing.Nowhere("it is gone");
            case Contents.Opening.Refused(Fault fault) -> new Standing.Nowhere(fault.toString());
        };
    }

    private Standing standAt(Generation generation, FileEvidence file, long offset) {
        if (file.isCompressed()) {
            return new Standing.Nowhere("it is compressed, and the position may be one among its compressed bytes; exclude_files would leave it out");
        }
        if (file.length() < offset) {
            return new Standing.Nowhere("it has " + file.length() + " bytes now, so it was cut or written anew: it is read from its beginning");
        }
        generation.prefix = Fingerprint.of(file.head(), file.headLength());
        generation.encoding = settings.encoding().ofHead(file.head(), file.headLength());
        return new Standing.At(generation.key.toString(), offset, file.guardAt(offset, false), generation.note());
    }
}
