package dev.tailrace.inputs.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Things by a hash that they know, which carry the link to the next of their bucket themselves: two words for each, where a map of lists has
 * fifteen. Several may have the same hash. What is asked for by it comes in the order in which it was added.
 *
 * <p>A thing's hash must not change while it is in here.
 */
final class Buckets<T> {
    private static final int LEAST = 16;
    /** Spreads hashes over the buckets: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final ToLongFunction<T> hash;
    private final UnaryOperator<T> next;
    private final BiConsumer<T, T> link;
    /** Of each bucket what was added to it last, or null. */
    private T[] lasts = buckets(LEAST);
    private int size;

    /**
     * @param next the link that a thing carries
     * @param link sets it
     */
    Buckets(ToLongFunction<T> hash, UnaryOperator<T> next, BiConsumer<T, T> link) {
        this.hash = hash;
        this.next = next;
        this.link = link;
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] buckets(int count) {
        return (T[]) new Object[count];
    }

    void add(T thing) {
        if (size >= lasts.length) {
            grow();
        }
        size++;
        push(thing);
    }

    private void push(T thing) {
        int bucket = bucketOf(hash.applyAsLong(thing));
        link.accept(thing, lasts[bucket]);
        lasts[bucket] = thing;
    }

    private int bucketOf(long of) {
        return (int) (of * SPREAD >>> 32) & lasts.length - 1;
    }

    private void grow() {
        List<T> all = all();
        lasts = buckets(lasts.length * 2);
        all.forEach(this::push);
    }

    /** Takes it out; false if it was not in here. */
    boolean remove(T thing) {
        int bucket = bucketOf(hash.applyAsLong(thing));
        T after = null;
        for (T each = lasts[bucket]; each != null; after = each, each = next.apply(each)) {
            if (each == thing) {
                if (after == null) {
                    lasts[bucket] = next.apply(thing);
                } else {
                    link.accept(after, next.apply(thing));
                }
                link.accept(thing, null);
                size--;
                return true;
            }
        }
        return false;
    }

    /** The last added that has this hash and is the wanted one, or null. */
    T find(long of, Predicate<T> wanted) {
        for (T each = lasts[bucketOf(of)]; each != null; each = next.apply(each)) {
            if (hash.applyAsLong(each) == of && wanted.test(each)) {
                return each;
            }
        }
        return null;
    }

    /** All that have this hash and are wanted. */
    List<T> all(long of, Predicate<T> wanted) {
        List<T> found = new ArrayList<>(2);
        for (T each = lasts[bucketOf(of)]; each != null; each = next.apply(each)) {
            if (hash.applyAsLong(each) == of && wanted.test(each)) {
                found.add(each);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** All there are; of the same bucket, those first that were added first. */
    List<T> all() {
        List<T> all = new ArrayList<>(size);
        for (int bucket = lasts.length - 1; bucket >= 0; bucket--) {
            for (T each = lasts[bucket]; each != null; each = next.apply(each)) {
                all.add(each);
            }
        }
        Collections.reverse(all);
        return all;
    }

    int size() {
        return size;
    }
}
