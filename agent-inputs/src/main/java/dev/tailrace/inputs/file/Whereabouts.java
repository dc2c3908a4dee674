package dev.tailrace.inputs.file;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import dev.tailrace.core.input.InputState;
import dev.tailrace.core.input.SourceState;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.follow.Life;
import dev.tailrace.inputs.file.follow.Presence;
import java.util.ArrayList;
import java.util.List;

/** Where each followed file stands, put down for somebody who asked. Used by the input's duty. */
final class Whereabouts {
    private Whereabouts() {}

    static InputState of(TailParts parts) {
        List<SourceState> sources = new ArrayList<>(parts.roster().size());
        for (TailedFile file : parts.roster().all()) {
            sources.add(of(file, parts.context().clock()));
        }
        return new InputState(sources, parts.notices().standing(), parts.notices().sharingViolations());
    }

    private static SourceState of(TailedFile file, Clock clock) {
        Generation generation = file.generation;
        long unreadSince =
                file.unreadSince == Duty.NEVER ? 0 : clock.epochMillis() - (clock.nanos() - file.unreadSince) / 1_000_000;
        return new SourceState(
                file.path,
                file.key.toString(),
                generation.number,
                size(file),
                generation.offset,
                state(file.life),
                unreadSince,
                file.trouble);
    }

    /** Of a compressed file what was read, as nobody knows what is left of it before its end. */
    private static long size(TailedFile file) {
        if (file.generation.compressed) {
            return file.generation.offset;
        }
        long size = file.content == null ? file.seenSize : file.content.diskSize();
        return size == DiskFile.FAILED ? file.generation.offset : Math.max(size, file.generation.offset);
    }

    private static String state(Life life) {
        String doing = switch (life) {
            case Life.Asleep asleep -> "asleep";
            case Life.Queued queued -> "queued";
            case Life.Reading reading -> "reading";
            case Life.Idle idle -> "idle";
            case Life.Finished finished -> "finished";
        };
        return switch (life.presence()) {
            case Presence.Named named -> doing;
            case Presence.Renamed renamed -> doing + ", renamed";
            case Presence.Gone gone -> doing + ", gone";
            case Presence.DeletePending pending -> doing + ", delete_pending";
            case Presence.Hidden hidden -> doing + ", hidden";
        };
    }
}
