package dev.tailrace.inputs.file;

import dev.tailrace.inputs.file.content.Content;
import dev.tailrace.inputs.file.content.Contents;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Evidence.Answer;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Guard;
import dev.tailrace.inputs.file.identify.Known;

/** Looks whether a followed file still holds what was read of it. */
final class Examination {
    private final Contents contents;
    private final byte[] bytes = new byte[Fingerprint.MOST];

    Examination(Contents contents) {
        this.contents = contents;
    }

    /** {@code LATER} if its path does not lead to it any more, open or not: the next scan will tell; nor can it be told of one that does not open. */
    Answer of(TailedFile file) {
        if (file.content != null && !contents.leadsTo(file.path, file.key)) {
            return Answer.LATER;
        }
        if (file.content != null) {
            return of(file.content, file.generation);
        }
        return switch (contents.open(file.path, file.key)) {
            case Contents.Opening.Opened(Content content) -> {
                try (content) {
                    yield of(content, file.generation);
                }
            }
            case Contents.Opening.Another() -> Answer.LATER;
            case Contents.Opening.Refused(Fault fault) -> Answer.LATER;
        };
    }

    private Answer of(Content content, Known known) {
        if (content.isCompressed()) {
            return Answer.YES;
        }
        int head = content.read(0, bytes, 0, bytes.length);
        if (head == DiskFile.FAILED) {
            return Answer.LATER;
        }
        if (!known.prefix().holds(bytes, head)) {
            return Answer.NO;
        }
        int length = Guard.length(known.offset());
        int got = content.read(known.offset() - length, bytes, 0, length);
        return got == length && Guard.holds(known.guard(), bytes, length, length) ? Answer.YES : Answer.NO;
    }
}
