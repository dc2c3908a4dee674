package dev.tailrace.core.registry;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link ChangeWriter} wrote. */
final class ChangeReader {
    private final Map<String, String> inputs = new HashMap<>();

    /** All changes of one payload; empty if it is not made of changes. */
    Optional<List<Change>> read(byte[] payload) {
        ByteBuffer from = ByteBuffer.wrap(payload);
        List<Change> changes = new ArrayList<>();
        try {
            while (from.hasRemaining()) {
                Change change = change(from);
                if (change == null) {
                    return Optional.empty();
                }
                changes.add(change);
            }
        } catch (BufferUnderflowException shorter) {
            return Optional.empty();
        }
        return Optional.of(changes);
    }

    private Change change(ByteBuffer from) {
        return switch (from.get()) {
            case ChangeWriter.KEPT -> new Change.Kept(entry(from));
            case ChangeWriter.MOVED -> new Change.Moved(number(from), number(from), from.getLong(), number(from));
            case ChangeWriter.GONE -> new Change.Gone(number(from));
            case ChangeWriter.MARKED -> new Change.Marked(text(from), text(from), text(from));
            case ChangeWriter.END -> new Change.End(number(from));
            default -> null;
        };
    }

    private Entry entry(ByteBuffer from) {
        long generation = number(from);
        String input = inputs.computeIfAbsent(text(from), same -> same);
        String name = text(from);
        String identity = text(from);
        long offset = number(from);
        long guard = from.getLong();
        long forgetAt = number(from);
        long changedAt = number(from);
        return new Entry(generation, input, name, identity, offset, guard, bytes(from), forgetAt, changedAt);
    }

    private static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte b = from.get();
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    private static String text(ByteBuffer from) {
        return new String(bytes(from), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer from) {
        long length = number(from);
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[(int) length];
        from.get(value);
        return value;
    }
}
