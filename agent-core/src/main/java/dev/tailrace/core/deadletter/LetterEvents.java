package dev.tailrace.core.deadletter;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.input.DocumentEvents;
import tools.jackson.databind.JsonNode;

/** Makes events of letters: the document that was refused. Not thread-safe. */
final class LetterEvents {
    private final DocumentEvents documents;

    LetterEvents(Fields fields) {
        this.documents = new DocumentEvents(fields);
    }

    /** True if a line of a dead-letter file is a letter. */
    static boolean isLetter(byte[] line) {
        return document(line).isObject();
    }

    /** The document that was refused; a missing node if the line is no letter. */
    private static JsonNode document(byte[] line) {
        return DocumentEvents.read(line).path("event");
    }

    /**
     * Adds a letter's event to a batch.
     *
     * @param letter a line of a dead-letter file
     * @param offset of it there
     * @return false if it is no letter, and nothing was added
     */
    boolean add(byte[] letter, long offset, Batch to) {
        return documents.add(document(letter), letter.length, offset, to);
    }
}
