package dev.tailrace.inputs.file;

import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.inputs.file.identify.FileIdentity;
import dev.tailrace.inputs.file.identify.Fingerprint;
import dev.tailrace.inputs.file.identify.Note;
import dev.tailrace.inputs.file.read.Encoding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All generations of an input, living and remembered, by key and by prefix. */
final class Catalogue {
    private final Map<FileKey, List<Generation>> byKey = new HashMap<>();
    /** Length of the prefix, then hash of it. */
    private final TreeMap<Integer, Map<Long, List<Generation>>> byPrefix = new TreeMap<>();
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
                note.milestones().forEach(mark -> generation.milestones.pass(mark.offset(), mark.guard()));
                generation.milestones.copyEndsAt(note.copyEnd().offset(), note.copyEnd().guard());
                generation.encoding = Encoding.remembered(note.encoding()).orElse(Encoding.UTF_8);
            });
            catalogue.add(generation);
            if (entry.isTombstone()) {
                catalogue.tombstones.add(generation);
            }
        }
        return catalogue;
    }

    void add(Generation generation) {
        byKey.computeIfAbsent(generation.key, key -> new ArrayList<>(1)).add(generation);
        indexPrefix(generation);
    }

    private void indexPrefix(Generation generation) {
        Fingerprint prefix = generation.prefix;
        if (prefix.length() > 0) {
            byPrefix.computeIfAbsent(prefix.length(), length -> new HashMap<>())
                    .computeIfAbsent(prefix.hash(), hash -> new ArrayList<>(1))
                    .add(generation);
        }
    }

    private void unindexPrefix(Generation generation) {
        Map<Long, List<Generation>> hashes = byPrefix.get(generation.prefix.length());
        if (hashes != null) {
            removeFrom(hashes, generation.prefix.hash(), generation);
            if (hashes.isEmpty()) {
                byPrefix.remove(generation.prefix.length());
            }
        }
    }

    private static <K> void removeFrom(Map<K, List<Generation>> lists, K key, Generation generation) {
        List<Generation> list = lists.get(key);
        if (list != null && list.remove(generation) && list.isEmpty()) {
            lists.remove(key);
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
        removeFrom(byKey, generation.key, generation);
        generation.key = key;
        byKey.computeIfAbsent(key, each -> new ArrayList<>(1)).add(generation);
    }

    /** Generations last found under this key, those with a file first. */
    List<Generation> ofKey(FileKey key) {
        List<Generation> all = byKey.getOrDefault(key, List.of());
        if (all.size() < 2) {
            return List.copyOf(all);
        }
        List<Generation> ordered = new ArrayList<>(all);
        ordered.sort((a, b) -> a.hasFile == b.hasFile ? Long.compare(b.number, a.number) : a.hasFile ? -1 : 1);
        return ordered;
    }

    /** Generations whose prefix a file with these first bytes has. */
    List<Generation> ofHead(byte[] head, int length, Predicate<Generation> wanted) {
        List<Generation> found = new ArrayList<>();
        byPrefix.headMap(length, true).forEach((prefixLength, hashes) -> {
            for (Generation each : hashes.getOrDefault(Fingerprint.of(head, prefixLength).hash(), List.of())) {
                if (wanted.test(each)) {
                    found.add(each);
                }
            }
        });
        return found;
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
        removeFrom(byKey, generation.key, generation);
        unindexPrefix(generation);
    }

    /** All of them. */
    Collection<Generation> all() {
        List<Generation> all = new ArrayList<>();
        byKey.values().forEach(all::addAll);
        return all;
    }
}
