package dev.tailrace.core.processors.w3c;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.processors.LineWatch;
import dev.tailrace.core.processors.text.Search;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which columns begin where, per generation: the input's thread writes it, in order, before workers see the lines; workers read. Forgets the
 * generations that were asked for longest ago.
 */
final class LayoutBook {
    private static final byte[] DIRECTIVE = "#Fields:".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_GENERATIONS = 4096;
    private static final Layouts NONE = new Layouts(new long[0], new Layout[0]);

    private final String prefix;
    private final Fields fields;
    private final Cache<Long, Layouts> byGeneration = Caffeine.newBuilder().maximumSize(MOST_GENERATIONS).executor(Runnable::run).build();

    LayoutBook(String prefix, Fields fields) {
        this.prefix = prefix;
        this.fields = fields;
    }

    /** Layouts of a generation, by the offsets of their {@code #Fields:} lines, rising. Immutable. */
    private record Layouts(long[] offsets, Layout[] layouts) {
        Layouts and(long offset, Layout layout) {
            int count = offsets.length;
            if (count > 0 && offset <= offsets[count - 1]) {
                return this;
            }
            long[] moreOffsets = Arrays.copyOf(offsets, count + 1);
            Layout[] moreLayouts = Arrays.copyOf(layouts, count + 1);
            moreOffsets[count] = offset;
            moreLayouts[count] = layout;
            return new Layouts(moreOffsets, moreLayouts);
        }

        Layout before(long offset) {
            for (int i = offsets.length - 1; i >= 0; i--) {
                if (offsets[i] < offset) {
                    return layouts[i];
                }
            }
            return null;
        }
    }

    /** What the input's thread runs over each line, in the order of its source. */
    LineWatch watch() {
        Slice line = new Slice();
        return event -> {
            event.line(line);
            if (isDirective(line)) {
                Layout layout = read(line.array(), line.start(), line.end());
                long generation = event.source().generation();
                byGeneration.asMap().merge(generation, NONE.and(event.offset(), layout), (known, one) -> known.and(event.offset(), layout));
            }
        };
    }

    private static boolean isDirective(Slice line) {
        return line.length() > DIRECTIVE.length
                && line.at(0) == '#'
                && Arrays.equals(line.array(), line.start(), line.start() + DIRECTIVE.length, DIRECTIVE, 0, DIRECTIVE.length);
    }

    private Layout read(byte[] array, int start, int end) {
        return Layout.of(new String(array, start + DIRECTIVE.length, end - start - DIRECTIVE.length, StandardCharsets.UTF_8), prefix, fields);
    }

    /** The layout of the line under the cursor, or null if its generation has shown no {@code #Fields:} line before it. */
    Layout of(Event event) {
        Layouts known = byGeneration.getIfPresent(event.source().generation());
        return known == null ? null : known.before(event.offset());
    }

    /** The layout that a source's head says, or null. */
    Layout inHead(Source source) {
        byte[] head = source.head();
        Layout last = null;
        for (int at = 0; at < head.length; ) {
            int end = Search.indexOf(head, at, head.length, (byte) '\n');
            if (end < 0) {
                break;
            }
            Slice line = new Slice().set(head, at, end - at);
            if (isDirective(line)) {
                last = read(head, at, end);
            }
            at = end + 1;
        }
        return last;
    }
}
