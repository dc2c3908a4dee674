package dev.tailrace.core.processors.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Values by text: a bounded number of those used last and most. Workers share it; each looks through a {@link View} of its own, so that
 * finding a value allocates nothing. Thread-safe.
 *
 * @param <V> what is kept for a text
 */
public final class TextCache<V> {
    private final Cache<Text, V> values;

    /** @param size how many values it keeps at most */
    public TextCache(int size) {
        values = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /** A look into it for one worker. */
    public View<V> view() {
        return new View<>(values);
    }

    /** Used by one thread. */
    public static final class View<V> {
        private final Cache<Text, V> values;
        private final Text asked = new Text();

        private View(Cache<Text, V> values) {
            this.values = values;
        }

        /** The value for a text, or null. */
        public V get(byte[] array, int start, int length) {
            return values.getIfPresent(asked.point(array, start, length));
        }

        /** The value for a text; if there is none, the one that is made now, by whichever worker comes first. */
        public V get(byte[] array, int start, int length, Supplier<V> made) {
            V value = get(array, start, length);
            return value != null ? value : values.get(asked.copy(), unseen -> made.get());
        }

        /** Keeps a value for the text that was asked for last; its bytes must still be there. */
        public void put(V value) {
            values.put(asked.copy(), value);
        }
    }

    /** Bytes as a key: somebody else's while asked for, its own once kept. */
    private static final class Text {
        private byte[] array = {};
        private int start;
        private int length;
        private int hash;

        Text point(byte[] array, int start, int length) {
            this.array = array;
            this.start = start;
            this.length = length;
            this.hash = (int) Hash64.of(array, start, length);
            return this;
        }

        Text copy() {
            return new Text().point(Arrays.copyOfRange(array, start, start + length), 0, length);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text text
                    && hash == text.hash
                    && Arrays.equals(array, start, start + length, text.array, text.start, text.start + text.length);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
