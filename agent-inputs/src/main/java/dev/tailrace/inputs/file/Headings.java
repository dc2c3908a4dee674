package dev.tailrace.inputs.file;

import dev.tailrace.core.batch.Source;
import dev.tailrace.core.encode.JsonText;
import dev.tailrace.inputs.file.read.HeadingSearch;
import java.util.Arrays;

/** What all events of an open file have in common: its name, its number, and the heading that holds where it is read from. */
final class Headings {
    private final TailParts parts;
    private final byte[] scratch = new byte[HeadingSearch.scratch()];

    Headings(TailParts parts) {
        this.parts = parts;
    }

    /** A file was opened. */
    void opened(TailedFile file) {
        file.headings = search(file);
        file.source = source(file);
    }

    /** A file has another name now. */
    void renamed(TailedFile file) {
        if (file.source != null) {
            file.source = source(file);
        }
    }

    /** Looks on for the heading of what is read next; true once it is known. */
    boolean isFound(TailedFile file) {
        if (file.headings == null) {
            return true;
        }
        if (!file.headings.step(scratch)) {
            return false;
        }
        file.generation.heading = file.headings.heading();
        file.headings = null;
        file.source = source(file);
        return true;
    }

    private Source source(TailedFile file) {
        Generation generation = file.generation;
        var context = parts.context();
        return new Source(
                context.id(),
                generation.number,
                Source.idPrefix(context.memory().epoch(), generation.number),
                file.path,
                context.template(),
                new byte[][] {JsonText.quote(file.path)},
                context.tally(),
                generation.heading);
    }

    /** The search for the heading of what is read next; null if there is none, or it is known from an earlier opening. */
    private static HeadingSearch search(TailedFile file) {
        Generation generation = file.generation;
        if (generation.offset == 0 || generation.heading.length > 0 || generation.encoding.unit() != 1) {
            return null;
        }
        byte[] head = new byte[Source.HEAD];
        int length = file.content.read(0, head, 0, head.length);
        if (!HeadingSearch.isHeaded(head, length)) {
            return null;
        }
        if (generation.compressed) {
            generation.heading = Arrays.copyOf(head, length);
            return null;
        }
        return new HeadingSearch(file.content::read, generation.offset, Source.HEAD);
    }
}
