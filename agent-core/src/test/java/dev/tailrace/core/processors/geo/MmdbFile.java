package dev.tailrace.core.processors.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Small databases in MaxMind's format, version 2.0 (its specification is public): a binary tree over the bits of addresses, in records of
 * 32 bits; 16 zero bytes; the values; a mark and the metadata. IPv4 stands below {@code ::/96}.
 */
public final class MmdbFile {
    private static final byte[] MARK = {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'};
    private static final int SEPARATOR = 16;
    private static final int EMPTY = -1;

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Says what is known of a network, such as {@code 81.2.69.0/24}. Values: maps, lists, texts, doubles, ints. */
    public MmdbFile put(String network, Map<String, Object> record) throws IOException {
        String[] parts = network.split("/");
        byte[] address = InetAddress.getByName(parts[0]).getAddress();
        int bits = Integer.parseInt(parts[1]) + (address.length == 4 ? 96 : 0);
        byte[] wide = new byte[16];
        System.arraycopy(address, 0, wide, 16 - address.length, address.length);
        int node = 0;
        for (int i = 0; i < bits; i++) {
            int side = wide[i / 8] >> (7 - i % 8) & 1;
            if (i == bits - 1) {
                nodes.get(node)[side] = -2 - data.size();
            } else {
                if (nodes.get(node)[side] == EMPTY) {
                    nodes.get(node)[side] = nodes.size();
                    nodes.add(new int[] {EMPTY, EMPTY});
                }
                node = nodes.get(node)[side];
            }
        }
        value(record, data);
        return this;
    }

    public Path write(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count = nodes.size();
        for (int[] node : nodes) {
            for (int record : node) {
                int written = record == EMPTY ? count : record < EMPTY ? count + SEPARATOR + (-2 - record) : record;
                out.writeBytes(ByteBuffer.allocate(4).putInt(written).array());
            }
        }
        out.writeBytes(new byte[SEPARATOR]);
        data.writeTo(out);
        out.writeBytes(MARK);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_700_000_000L);
        metadata.put("database_type", "Test");
        metadata.put("description", Map.of("en", "of a test"));
        metadata.put("ip_version", 6);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", (long) count);
        metadata.put("record_size", 32);
        value(metadata, out);
        return Files.write(file, out.toByteArray());
    }

    private static void value(Object value, ByteArrayOutputStream out) {
        switch (value) {
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                head(2, utf8.length, out);
                out.writeBytes(utf8);
            }
            case Double number -> {
                head(3, 8, out);
                out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
            }
            case Integer number -> {
                head(5, 2, out);
                out.writeBytes(ByteBuffer.allocate(2).putShort(number.shortValue()).array());
            }
            case Long number -> {
                head(6, 4, out);
                out.writeBytes(ByteBuffer.allocate(4).putInt(number.intValue()).array());
            }
            case Map<?, ?> map -> {
                head(7, map.size(), out);
                map.forEach((key, each) -> {
                    value(key, out);
                    value(each, out);
                });
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(each -> value(each, out));
            }
            default -> throw new IllegalArgumentException(String.valueOf(value));
        }
    }

    private static void head(int type, int size, ByteArrayOutputStream out) {
        if (size < 29) {
            out.write(type << 5 | size);
        } else {
            out.write(type << 5 | 29);
            out.write(size - 29);
        }
    }
}
