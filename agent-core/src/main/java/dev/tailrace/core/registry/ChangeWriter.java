package dev.tailrace.core.registry;

import dev.tailrace.core.encode.Bytes;
import java.nio.charset.StandardCharsets;

/** Writes {@link Change}s as the bytes that the package's page describes. */
final class ChangeWriter {
    static final int KEPT = 1;
    static final int MOVED = 2;
    static final int GONE = 3;
    static final int MARKED = 4;
    static final int END = 5;

    private final Bytes to;

    ChangeWriter(Bytes to) {
        this.to = to;
    }

    void write(Change change) {
        switch (change) {
            case Change.Kept(Entry entry) -> write(entry);
            case Change.Moved moved -> {
                to.write(MOVED);
                number(moved.generation());
                number(moved.offset());
                fixed(moved.guard());
                number(moved.changedAt());
            }
            case Change.Gone(long generation) -> {
                to.write(GONE);
                number(generation);
            }
            case Change.Marked marked -> {
                to.write(MARKED);
                text(marked.output());
                text(marked.key());
                text(marked.value());
            }
            case Change.End(long entries) -> {
                to.write(END);
                number(entries);
            }
        }
    }

    private void write(Entry entry) {
        to.write(KEPT);
        number(entry.generation());
        text(entry.input());
        text(entry.name());
        text(entry.identity());
        number(entry.offset());
        fixed(entry.guard());
        number(entry.forgetAt());
        number(entry.changedAt());
        bytes(entry.note());
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to.write((int) rest);
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            to.write((int) (value >>> shift));
        }
    }

    private void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] value) {
        number(value.length);
        to.write(value);
    }
}
