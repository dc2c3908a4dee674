package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Milestones;
import dev.tailrace.inputs.file.identify.Note;
import dev.tailrace.inputs.file.read.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** All generations of an input, living and remembered, by key and by prefix. */
final class Catalogue {
    private final Buckets<Generation> byKey =
            new Buckets<>(generation -> hash(generation.key), each -> each.nextByKey, (each, next) -> each.nextByKey = next);
    private final Buckets<Generation> byPrefix =
            new Buckets<>(generation -> generation.prefix.hash(), each -> each.nextByPrefix, (each, next) -> each.nextByPrefix = next);
    /** How many generations have a prefix of each length. */
    private final int[] prefixes = new int[Fingerprint.MOST + 1];

    private final List<Generation> tombstones = new ArrayList<>();

    /** Takes in what the registry remembers. */
    static Catalogue of(List<Entry> entries) {
        Catalogue catalogue = new Catalogue();
        for (Entry entry : entries) {
            Generation generation = new Generation(FileIdentity.parse(entry.identity()).orElse(FileKey.NONE), entry.name());
            generation.number = entry.generation();
            generation.offset = entry.offset();
            generation.acknowledged = entry.offset();
            generation.milestones.rememberedTo(entry.offset());
            generation.guard = entry.guard();
            generation.forgetAt = entry.forgetAt();
            generation.hasFile = !entry.isTombstone();
            Note.decode(entry.note()).ifPresent(note -> {
                generation.prefix = note.prefix();
                generation.compressed = note.compressed();
                generation.completeSize = note.completeSize();
                generation.completeLength = note.completeLength();
                passedBefore(generation, note.milestones());
                generation.milestones.copyEndsAt(note.copyEnd().offset(), note.copyEnd().guard());
                generation.rotated = note.rotated();
                generation.cuts = note.cuts();
                generation.encoding = Encoding.remembered(note.encoding()).orElse(Encoding.UTF_8);
            });
            catalogue.add(generation);
            if (entry.isTombstone()) {
                catalogue.tombstones.add(generation);
            }
        }
        return catalogue;
    }

    /** The place where reading is taken up again is one that was passed, too, though the note may be older than it. */
    private static void passedBefore(Generation generation, List<Milestones.Mark> remembered) {
        List<Milestones.Mark> passed = new ArrayList<>(remembered);
        passed.add(new Milestones.Mark(generation.offset, generation.guard));
        passed.sort(Comparator.comparingLong(Milestones.Mark::offset));
        passed.forEach(mark -> generation.milestones.pass(mark.offset(), mark.guard()));
    }

    void add(Generation generation) {
        byKey.add(generation);
        indexPrefix(generation);
    }

    private static long hash(FileKey key) {
        return key.hashCode();
    }

    private static boolean hasPrefix(Generation generation) {
        return generation.prefix.length() > 0 && generation.prefix.length() <= Fingerprint.MOST;
    }

    private void indexPrefix(Generation generation) {
        if (hasPrefix(generation)) {
            byPrefix.add(generation);
            prefixes[generation.prefix.length()]++;
        }
    }

    private void unindexPrefix(Generation generation) {
        if (hasPrefix(generation) && byPrefix.remove(generation)) {
            prefixes[generation.prefix.length()]--;
        }
    }

    /** The prefix covers more now. */
    void prefix(Generation generation, Fingerprint prefix) {
        unindexPrefix(generation);
        generation.prefix = prefix;
        indexPrefix(generation);
    }

    /** The generation goes on in another file. */
    void rekey(Generation generation, FileKey key) {
        byKey.remove(generation);
        generation.key = key;
        byKey.add(generation);
    }

    /** Generations last found under this key, those with a file first. */
    List<Generation> ofKey(FileKey key) {
        List<Generation> all = byKey.all(hash(key), each -> each.key.equals(key));
        all.sort((a, b) -> a.hasFile == b.hasFile ? Long.compare(b.number, a.number) : a.hasFile ? -1 : 1);
        return all;
    }

    /** Generations whose prefix a file with these first bytes has. */
    List<Generation> ofHead(byte[] head, int length, Predicate<Generation> wanted) {
        List<Generation> found = new ArrayList<>();
        for (int covered = 1; covered <= Math.min(length, Fingerprint.MOST); covered++) {
            if (prefixes[covered] > 0) {
                int prefixLength = covered;
                found.addAll(byPrefix.all(
                        Fingerprint.of(head, covered).hash(), each -> each.prefix.length() == prefixLength && wanted.test(each)));
            }
        }
        return found;
    }

    /** Generations without a file. */
    List<Generation> tombstones(Predicate<Generation> wanted) {
        return tombstones.stream().filter(wanted).toList();
    }

    /** The generation has no file any more and may be forgotten at a time, in milliseconds since 1970. */
    void bury(Generation generation, long forgetAt) {
        generation.hasFile = false;
        generation.forgetAt = forgetAt;
        tombstones.add(generation);
    }

    /** It goes on after all. */
    void unbury(Generation generation) {
        generation.forgetAt = 0;
        tombstones.remove(generation);
    }

    /** Forgets tombstones whose time has come. */
    void forget(long epochMillis) {
        tombstones.removeIf(generation -> {
            if (generation.forgetAt > epochMillis) {
                return false;
            }
            remove(generation);
            return true;
        });
    }

    void remove(Generation generation) {
        byKey.remove(generation);
        unindexPrefix(generation);
    }

    /** All of them. */
    List<Generation> all() {
        return byKey.all();
    }
}
