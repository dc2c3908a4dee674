package dev.tailrace.core.processors.geo;

import com.maxmind.db.Reader;
import dev.tailrace.core.processors.text.Address;
import dev.tailrace.core.processors.text.TextCache;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Databases as they stood when they were opened, and what was looked up in them lately. Thread-safe.
 *
 * <p>It is never closed: a worker may be looking something up. What it maps goes when nobody refers to it any more.
 */
public final class Edition {
    /** An address that no database has. */
    private static final byte[][] NOTHING = new byte[GeoField.values().length][];

    private final List<Reader> readers;
    private final String language;
    private final TextCache<byte[][]> known;

    Edition(List<Reader> readers, String language, int cacheSize) {
        this.readers = readers;
        this.language = language;
        this.known = new TextCache<>(cacheSize);
    }

    /** For one worker. */
    public TextCache.View<byte[][]> known() {
        return known.view();
    }

    /**
     * The values of all {@link GeoField}s, in their order; null for those that no database has.
     *
     * @throws IOException if a database is damaged where the address stands
     */
    public byte[][] find(Address address) throws IOException {
        byte[][] values = NOTHING;
        InetAddress asked = inet(address);
        for (Reader reader : readers) {
            boolean fits = reader.getMetadata().ipVersion() == 6 || address.isV4();
            Map<?, ?> record = fits ? reader.get(asked, Map.class) : null;
            values = record == null ? values : merged(values, record);
        }
        return values;
    }

    private byte[][] merged(byte[][] values, Map<?, ?> record) {
        byte[][] all = values.clone();
        for (GeoField field : GeoField.values()) {
            if (all[field.ordinal()] == null) {
                all[field.ordinal()] = field.in(record, language);
            }
        }
        return all;
    }

    private static InetAddress inet(Address address) throws UnknownHostException {
        return InetAddress.getByAddress(ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array());
    }
}
