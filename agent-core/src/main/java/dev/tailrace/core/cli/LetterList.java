package dev.tailrace.core.cli;

import dev.tailrace.core.config.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters, counted by output, status and reason. */
final class LetterList {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_REASON = 120;

    private record Kind(String output, int status, String reason) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byOutput = output.compareTo(other.output);
            int byStatus = byOutput != 0 ? byOutput : Integer.compare(status, other.status);
            return byStatus != 0 ? byStatus : reason.compareTo(other.reason);
        }
    }

    private record Seen(long count, String first, String last) {
        Seen and(Seen other) {
            return new Seen(count + other.count, first, other.last);
        }
    }

    private final PrintStream out;
    private final Map<Kind, Seen> kinds = new TreeMap<>();

    LetterList(PrintStream out) {
        this.out = out;
    }

    /**
     * Takes the first {@code length} bytes of a file.
     *
     * @param raw true to print the letters instead of counting them
     */
    void read(String output, Path file, long length, boolean raw) throws IOException {
        long left = length;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && left > 0; line = lines.readLine()) {
                left -= line.getBytes(StandardCharsets.UTF_8).length + 1L;
                if (raw) {
                    out.println(line);
                } else {
                    count(output, line);
                }
            }
        }
    }

    private void count(String output, String line) {
        Kind kind;
        String at;
        try {
            JsonNode letter = JSON.readTree(line);
            String reason = letter.path("reason").asString("");
            kind = new Kind(
                    output, letter.path("status").asInt(0), reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason);
            at = letter.path("@timestamp").asString("");
        } catch (JacksonException noLetter) {
            kind = new Kind(output, 0, "(not a letter)");
            at = "";
        }
        kinds.merge(kind, new Seen(1, at, at), Seen::and);
    }

    void print() {
        if (kinds.isEmpty()) {
            out.println("no dead letters");
        }
        kinds.forEach((kind, seen) -> out.println("output " + kind.output() + ": " + seen.count() + " event(s) with status " + kind.status()
                + ", from " + seen.first() + " to " + seen.last() + ": " + Printable.line(kind.reason())));
    }
}
