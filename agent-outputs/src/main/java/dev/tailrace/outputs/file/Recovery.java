package dev.tailrace.outputs.file;

import dev.tailrace.outputs.file.Births.Birth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files back to what is committed: decides first, then does. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private Recovery() {}

    /** The length that each file must not exceed; -1: it must not be there. */
    static Map<Path, Long> baselines(Mark mark, List<Birth> births, String epoch) {
        Map<Path, Long> baselines = new LinkedHashMap<>(mark.lengths());
        for (Birth birth : births) {
            if (birth.epoch().equals(epoch) && birth.number() >= mark.births()) {
                baselines.putIfAbsent(birth.file(), birth.length());
            }
        }
        return baselines;
    }

    /** The number from which births may be counted on. */
    static long nextBirth(Mark mark, List<Birth> births) {
        return births.stream().mapToLong(birth -> birth.number() + 1).reduce(mark.births(), Math::max);
    }

    /** Of a file that a run before may have been compressing, leaves one form. */
    static void oneForm(List<Birth> births, Disk disk) throws IOException {
        for (Birth birth : births) {
            Compressed compressed = new Compressed(birth.file(), disk);
            if (!compressed.isAll()) {
                compressed.drop();
            }
        }
    }

    /** Leaves one of the two forms of a file, and of that no more than what is committed. */
    private static void compressed(Compressed compressed, long baseline) throws IOException {
        if (!compressed.isAll() || baseline < 0) {
            compressed.drop();
        } else if (compressed.length() > baseline) {
            LOG.info("{}: is unpacked and cut to {} bytes, the rest was never committed and comes again", compressed.file(), baseline);
            compressed.restore(baseline);
        }
    }

    /** Cuts what lies beyond. */
    static void cut(Map<Path, Long> baselines, Disk disk) throws IOException {
        for (var each : baselines.entrySet()) {
            Path file = each.getKey();
            compressed(new Compressed(file, disk), each.getValue());
            long size = disk.size(file);
            long baseline = each.getValue();
            if (baseline < 0 && size >= 0) {
                LOG.info("{}: takes back {} bytes that were never committed; they come again", file, size);
                disk.delete(file);
                disk.forceDirectory(file.getParent());
            } else if (size > baseline) {
                LOG.info("{}: takes back {} bytes beyond {}, never committed; they come again", file, size - baseline, baseline);
                disk.cut(file, baseline);
            } else if (size >= 0 && size < baseline) {
                LOG.warn("{}: is {} bytes long, {} were committed: the rest was taken away or was not on disk yet", file, size, baseline);
            }
        }
    }
}
