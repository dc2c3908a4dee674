package dev.tailrace.outputs.hosts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * Consistent hashing: each host owns many arcs of a ring, so that a host that goes away hands its keys to all others and takes nobody
 * else's (Karger et al., "Consistent Hashing and Random Trees", 1997).
 */
final class HashRing {
    private static final int ARCS = 160;

    private final TreeMap<Long, Integer> starts = new TreeMap<>();

    HashRing(List<String> names) {
        for (int place = 0; place < names.size(); place++) {
            byte[] name = names.get(place).getBytes(StandardCharsets.UTF_8);
            CRC32C crc = new CRC32C();
            crc.update(name);
            for (int arc = 0; arc < ARCS; arc++) {
                starts.put(spread(crc.getValue() << 20 | arc), place);
            }
        }
    }

    /** The host that a key belongs to, or the next one on the ring that {@code takes} it; at least one does. */
    int owner(long key, IntPredicate takes) {
        Map.Entry<Long, Integer> at = starts.ceilingEntry(spread(key));
        for (int step = 0; step <= starts.size(); step++) {
            if (at == null) {
                at = starts.firstEntry();
            }
            if (takes.test(at.getValue())) {
                return at.getValue();
            }
            at = starts.higherEntry(at.getKey());
        }
        throw new IllegalArgumentException("no host takes the key");
    }

    /** The finaliser of SplitMix64. */
    private static long spread(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
