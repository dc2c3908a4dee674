package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.movein.ReadFile;
import dev.tailrace.core.platform.FileKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Filebeat remembers, as it writes it.
 *
 * <p><b>Layout</b> (Filebeat 7.9 and newer: libbeat's statestore {@code memlog}), in {@code registry/filebeat}:
 * <ul>
 *   <li>{@code N.json}: all keys and values as of operation N, a JSON array of objects that hold {@code _key} besides the value. The highest N
 *       counts; {@code active.dat} names it, for people.
 *   <li>{@code log.json}: the operations since, each of two lines: {@code {"op":"set","id":N}} and {@code {"k":key,"v":value}}, or {@code
 *       {"op":"remove","id":N}} and {@code {"k":key}}. Operations up to the snapshot's number are old; where a number is missing, or a line is
 *       torn, the log ends.
 * </ul>
 * Older ones: {@code registry/filebeat/data.json} (7.0 to 7.8) or a file {@code registry} (6), an array of the same values without keys.
 *
 * <p>Keys are {@code filebeat::logs::IDENTITY} of inputs of type log, and {@code filestream::ID::IDENTITY}; an identity is {@code
 * native::INODE-DEVICE} ({@code native::HIGH-LOW-VOLUME} on Windows), {@code path::PATH}, {@code fingerprint::SHA256}, {@code
 * growing_fingerprint::BYTES} or {@code inode_marker::INODE-MARKER}. Others belong to inputs that read no files.
 */
public final class FilebeatRegistry {
    private static final List<String> IDENTITIES = List.of("native", "path", "growing_fingerprint", "fingerprint", "inode_marker");
    private static final String SNAPSHOT = "(\\d{1,18})\\.json";

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    private FilebeatRegistry() {}

    /**
     * Reads a registry.
     *
     * @param place its folder, Filebeat's data folder, or the one file of an old Filebeat
     * @throws IOException if there is none, or it cannot be read
     */
    public static List<ReadFile> read(Path place) throws IOException {
        FilebeatRegistry registry = new FilebeatRegistry();
        for (Path each : List.of(place, place.resolve("filebeat"), place.resolve("registry/filebeat"), place.resolve("registry"))) {
            if (Files.isRegularFile(each) || Files.exists(each.resolve("data.json"))) {
                registry.array(Files.isRegularFile(each) ? each : each.resolve("data.json"));
                return registry.files();
            }
            if (Files.exists(each.resolve("meta.json")) || Files.exists(each.resolve("log.json"))) {
                long since = registry.snapshot(each);
                registry.log(each.resolve("log.json"), since);
                return registry.files();
            }
        }
        throw new NoSuchFileException(place.toString(), null, "no registry of Filebeat is here; it is in path.data, mostly /var/lib/filebeat");
    }

    /** Reads the newest snapshot; gives its number. */
    private long snapshot(Path folder) throws IOException {
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.filter(file -> file.getFileName().toString().matches(SNAPSHOT)).max(Comparator.comparingLong(FilebeatRegistry::number));
        }
        if (newest.isEmpty()) {
            return 0;
        }
        array(newest.get());
        return number(newest.get());
    }

    private static long number(Path snapshot) {
        return Long.parseLong(snapshot.getFileName().toString().replaceAll(SNAPSHOT, "$1"));
    }

    private void array(Path file) throws IOException {
        try {
            for (JsonNode value : JsonMapper.shared().readTree(Files.readString(file))) {
                String key = value.path("_key").asString("");
                values.put(key.isEmpty() ? "filebeat::logs::" + identity(value) : key, value);
            }
        } catch (JacksonException e) {
            throw new IOException(file + " is no registry of Filebeat: " + e.getOriginalMessage(), e);
        }
    }

    /** What an old registry implies. */
    private static String identity(JsonNode value) {
        JsonNode system = value.path("FileStateOS");
        return system.has("idxhi")
                ? "native::" + system.path("idxhi").asLong(0) + '-' + system.path("idxlo").asLong(0) + '-' + system.path("vol").asLong(0)
                : "native::" + system.path("inode").asLong(0) + '-' + system.path("device").asLong(0);
    }

    private void log(Path file, long since) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        long last = since;
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            Optional<JsonNode> operation = line(lines.get(i));
            Optional<JsonNode> data = line(lines.get(i + 1));
            if (operation.isEmpty() || data.isEmpty()) {
                return;
            }
            long id = operation.get().path("id").asLong(0);
            if (id <= since) {
                continue;
            }
            if (id != last + 1 && last != since) {
                return;
            }
            last = id;
            String key = data.get().path("k").asString("");
            if (operation.get().path("op").asString("").equals("remove")) {
                values.remove(key);
            } else {
                values.put(key, data.get().path("v"));
            }
        }
    }

    /** Empty where the log was torn. */
    private static Optional<JsonNode> line(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException torn) {
            return Optional.empty();
        }
    }

    private List<ReadFile> files() {
        List<ReadFile> files = new ArrayList<>();
        values.forEach((key, value) -> file(key, value).ifPresent(files::add));
        return files;
    }

    private static Optional<ReadFile> file(String key, JsonNode value) {
        for (String name : IDENTITIES) {
            int at = key.lastIndexOf("::" + name + "::");
            if (at < 0) {
                continue;
            }
            String identity = key.substring(at + name.length() + 4);
            boolean ofLog = key.startsWith("filebeat::logs::");
            String path = (ofLog ? value.path("source") : value.path("meta").path("source")).asString("");
            JsonNode offset = ofLog ? value.path("offset") : value.path("cursor").path("offset");
            String reader = ofLog || !key.startsWith("filestream::") ? "" : key.substring("filestream::".length(), Math.max(at, 12));
            return mark(name, identity).filter(mark -> offset.isNumber()).map(mark -> new ReadFile(reader, mark, path, offset.asLong(0)));
        }
        return Optional.empty();
    }

    private static Optional<ReadFile.Mark> mark(String name, String identity) {
        return switch (name) {
            case "path" -> Optional.of(new ReadFile.Mark.OfPath(identity));
            case "fingerprint" -> Optional.of(new ReadFile.Mark.Hashed(identity));
            case "growing_fingerprint" -> identity.matches("([0-9a-f]{2})+") ? Optional.of(new ReadFile.Mark.Begun(identity)) : Optional.empty();
            default -> key(name, identity.split("-")).map(ReadFile.Mark.OfSystem::new);
        };
    }

    private static Optional<FileKey> key(String name, String[] numbers) {
        try {
            if (name.equals("inode_marker")) {
                return Optional.of(new FileKey(0, 0, Long.parseUnsignedLong(numbers[0])));
            }
            return switch (numbers.length) {
                case 2 -> Optional.of(new FileKey(Long.parseUnsignedLong(numbers[1]), 0, Long.parseUnsignedLong(numbers[0])));
                case 3 -> Optional.of(new FileKey(
                        Long.parseUnsignedLong(numbers[2]), 0, Long.parseUnsignedLong(numbers[0]) << 32 | Long.parseUnsignedLong(numbers[1])));
                default -> Optional.empty();
            };
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
