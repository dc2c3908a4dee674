package dev.tailrace.core.cli;

import dev.tailrace.core.config.Printable;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.RegistryView;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What is remembered, for people and for programs. */
final class RegistryText {
    private static final String ROW = "%-20s %10s %14s  %-24s %s%n";

    private final PrintStream out;

    RegistryText(PrintStream out) {
        this.out = out;
    }

    void table(List<Entry> entries) {
        out.printf(ROW, "INPUT", "GENERATION", "DELIVERED TO", "MOVED", "PATH");
        for (Entry entry : entries) {
            out.printf(
                    ROW,
                    entry.input(),
                    entry.generation(),
                    entry.offset(),
                    Instant.ofEpochMilli(entry.changedAt()),
                    Printable.line(entry.name()) + (entry.isTombstone() ? " (gone)" : ""));
        }
    }

    void array(List<Entry> entries) {
        try (JsonGenerator json = generator()) {
            json.writeStartArray();
            for (Entry entry : entries) {
                json.writeStartObject();
                common(entry, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    void whole(RegistryView.Readable registry) {
        try (JsonGenerator json = generator()) {
            json.writeStartObject();
            json.writeStringProperty("epoch", registry.epoch());
            json.writeArrayPropertyStart("entries");
            for (Entry entry : registry.entries()) {
                json.writeStartObject();
                common(entry, json);
                json.writeStringProperty("guard", Long.toHexString(entry.guard()));
                json.writeName("note");
                json.writeBinary(entry.note());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("marks");
            registry.marks().forEach((output, marks) -> {
                json.writeObjectPropertyStart(output);
                marks.forEach(json::writeStringProperty);
                json.writeEndObject();
            });
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private JsonGenerator generator() {
        JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        return factory.createGenerator(ObjectWriteContext.empty(), out);
    }

    private static void common(Entry entry, JsonGenerator json) {
        json.writeStringProperty("input", entry.input());
        json.writeNumberProperty("generation", entry.generation());
        json.writeStringProperty("path", entry.name());
        json.writeStringProperty("identity", entry.identity());
        json.writeNumberProperty("offset", entry.offset());
        json.writeStringProperty("changed_at", Instant.ofEpochMilli(entry.changedAt()).toString());
        if (entry.isTombstone()) {
            json.writeStringProperty("forget_at", Instant.ofEpochMilli(entry.forgetAt()).toString());
        }
    }
}
