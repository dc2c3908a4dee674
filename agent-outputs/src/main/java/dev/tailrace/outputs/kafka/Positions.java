package dev.tailrace.outputs.kafka;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.registry.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** How far Kafka has each file, as of the last commit, and which of them is which generation of the registry. Used by one thread at a time. */
final class Positions {
    private static final long UNCLAIMED_MILLIS = 30L * 24 * 3_600_000;

    private static final long FRESH_NANOS = 60_000_000_000L;
    private static final int PATIENCE_SECONDS = 10;

    private record Look(Position.File file, long at) {}

    private final OutputContext context;
    private final Map<String, Position> known;
    private final Map<Long, String> keys = new HashMap<>();
    private final Map<Long, Look> looks = new HashMap<>();
    /** Keys whose records are to be written, or deleted, with the next transaction, whatever it takes. */
    private final Set<String> moved = new HashSet<>();

    /** @param known what the topic holds */
    Positions(OutputContext context, Map<String, Position> known) {
        this.context = context;
        this.known = new HashMap<>(known);
    }

    /** The key of the event's file: its own, or the one under which another registry knew the same file. */
    String key(Event event, int check) {
        Source source = event.source();
        String key = keys.get(source.generation());
        if (key == null) {
            key = find(source, event.offset(), check, new SentLines());
            keys.put(source.generation(), key);
        }
        if (known.get(key).isContradictedBy(event.offset(), check)) {
            SentLines common = disown(key).first().upTo(event.offset());
            key = find(source, event.offset(), check, common);
            keys.put(source.generation(), key);
        }
        return key;
    }

    private String find(Source source, long offset, int check, SentLines before) {
        byte[] prefix = source.idPrefix();
        String own = new String(prefix, 0, prefix.length - 1, StandardCharsets.US_ASCII);
        Optional<String> named = known.entrySet().stream()
                .filter(each -> each.getKey().equals(own) || each.getValue().names().contains(own))
                .map(Map.Entry::getKey)
                .findAny();
        if (named.isPresent()) {
            return named.get();
        }
        Position.File file = file(source);
        Optional<String> same = known.entrySet().stream()
                .filter(each -> each.getValue().beginsWith(offset, check))
                .filter(each -> each.getValue().file().input().equals(file.input()))
                .filter(each -> each.getValue().file().identity().equals(file.identity()))
                .filter(each -> ownNames(each.getKey()).allMatch(name -> isOfAnotherPast(name, source.generation())))
                .max(Comparator.comparingLong(each -> each.getValue().at()))
                .map(Map.Entry::getKey);
        if (same.isEmpty()) {
            known.put(own, Position.born(file, before));
            return own;
        }
        return claim(same.get(), own);
    }

    /** Gives the file of a key its name in this registry; the key it has from now on. */
    private String claim(String key, String own) {
        Position position = known.get(key).withoutNames(this::isOwn);
        String to = isOwn(key) ? own : key;
        move(key, to, isOwn(key) ? position : position.alsoNamed(own));
        return to;
    }

    /** Takes its name in this registry from the file of a key: it is another file's. The next registry that meets it may know it by its lines. */
    private Position disown(String key) {
        Position position = known.get(key).withoutNames(this::isOwn);
        move(key, isOwn(key) ? "formerly " + key + ' ' + position.at() : key, position);
        return position;
    }

    private void move(String from, String to, Position position) {
        known.remove(from);
        known.put(to, position);
        moved.add(from);
        moved.add(to);
    }

    private boolean isOwn(String name) {
        return name.startsWith(context.epoch() + '-');
    }

    /** What this registry calls the file of a key. */
    private Stream<String> ownNames(String key) {
        return Stream.concat(Stream.of(key), known.get(key).names().stream()).filter(this::isOwn);
    }

    /** Whether a name was given by this registry before an older copy of it was put in its place: it will give that name again. */
    private boolean isOfAnotherPast(String name, long latest) {
        return generation(name) > latest && look(generation(name)).isEmpty();
    }

    private static long generation(String name) {
        return Long.parseLong(name.substring(name.lastIndexOf('-') + 1), 16);
    }

    /** What the registry knows of a source, or knew up to a minute ago. */
    Position.File file(Source source) {
        long now = context.clock().nanos();
        Look last = looks.get(source.generation());
        if (last == null || now - last.at() > FRESH_NANOS) {
            Optional<Entry> entry = look(source.generation());
            last = new Look(
                    new Position.File(source.input(), entry.map(Entry::name).orElse(source.name()), entry.map(Entry::identity).orElse("")), now);
            looks.put(source.generation(), last);
        }
        return last.file();
    }

    private Optional<Entry> look(long generation) {
        try {
            return context.memory().entry(generation).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the registry does not answer", e);
        }
    }

    Position of(String key) {
        return known.get(key);
    }

    /** Records that the next transaction must write, whatever it takes; null deletes one. */
    Map<String, Position> moved() {
        Map<String, Position> records = new LinkedHashMap<>();
        moved.forEach(key -> records.put(key, known.get(key)));
        return records;
    }

    /** These are committed; null is a record that was deleted. */
    void committed(Map<String, Position> positions) {
        positions.forEach((key, position) -> {
            if (position == null) {
                known.remove(key);
            } else {
                known.put(key, position);
            }
        });
        moved.clear();
    }

    /** Keys of files that nobody will send anything of any more. */
    List<String> forgettable() {
        List<String> gone = new ArrayList<>();
        known.forEach((key, position) -> {
            List<String> own = ownNames(key).toList();
            boolean mayCome = own.isEmpty()
                    ? context.clock().epochMillis() - position.at() < UNCLAIMED_MILLIS
                    : own.stream().anyMatch(name -> look(generation(name)).isPresent());
            if (!mayCome) {
                gone.add(key);
            }
        });
        return gone;
    }

    /** These are deleted. */
    void forgotten(List<String> gone) {
        gone.forEach(known::remove);
        keys.values().removeAll(gone);
        looks.clear();
    }
}
