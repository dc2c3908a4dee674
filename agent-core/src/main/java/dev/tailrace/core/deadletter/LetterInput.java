package dev.tailrace.core.deadletter;

import dev.tailrace.core.batch.Batch;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.Span;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.registry.Entry;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads files of letters, one after the other, each from where it was left. */
final class LetterInput implements Input {
    private static final int EVENTS = 1000;

    private final InputContext context;
    private final LetterEvents events;
    private final ArrayDeque<Path> files;
    private final Map<Path, Long> unread;
    private final Queue<Long> opened = new ConcurrentLinkedQueue<>();
    private Source source;
    private Path file;
    private InputStream in;
    private long offset;
    private boolean isAsking;
    private volatile boolean isDone;

    /**
     * @param files in their order
     * @param unread told how many lines of each are no letters; read after the run
     */
    LetterInput(InputContext context, Iterable<Path> files, Map<Path, Long> unread) {
        this.context = context;
        this.events = new LetterEvents(context.fields());
        this.files = new ArrayDeque<>();
        files.forEach(this.files::add);
        this.unread = unread;
    }

    @Override
    public String name() {
        return "letters-" + context.id();
    }

    @Override
    public boolean isExhausted() {
        return isDone;
    }

    @Override
    public void drain() {
        isDone = true;
    }

    @Override
    public long due(long now) {
        return NEVER;
    }

    @Override
    public int work(long now) {
        if (isDone) {
            return 0;
        }
        try {
            return source == null ? next() : read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes up the next file. */
    private int next() throws IOException {
        Long given = opened.poll();
        if (given != null) {
            isAsking = false;
            open(given, 0);
            return 1;
        }
        if (isAsking) {
            return 0;
        }
        file = files.poll();
        if (file == null) {
            isDone = true;
            return 0;
        }
        for (Entry known : context.memory().recall()) {
            if (known.name().equals(file.toString())) {
                open(known.generation(), known.offset());
                return 1;
            }
        }
        isAsking = true;
        context.memory().open(new Entry(0, context.id(), file.toString(), "", 0, 0, new byte[0], 0, 0), generation -> {
            opened.add(generation);
            context.signal().raise();
        });
        return 1;
    }

    private void open(long generation, long at) throws IOException {
        source = new Source(
                context.id(),
                generation,
                Source.idPrefix(context.memory().epoch(), generation),
                file.toString(),
                context.template(),
                new byte[0][],
                context.tally());
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        offset = 0;
        skip(at);
    }

    /** Passes over what an interrupted replay has done; what is no letter there counts still, as it decides what becomes of the file. */
    private void skip(long end) throws IOException {
        while (offset < end) {
            byte[] line = line();
            if (line.length == 0) {
                throw new IOException(file + " has become shorter than what was read of it: " + offset + " of " + end + " bytes");
            }
            if (!LetterEvents.isLetter(line)) {
                unread.merge(file, 1L, Long::sum);
            }
            offset += line.length;
        }
    }

    private int read() throws IOException {
        Batch batch = context.outlet().tryAcquire();
        if (batch == null) {
            return 0;
        }
        long first = offset;
        int letters = 0;
        boolean isEnd = false;
        while (letters < EVENTS && batch.room() > 0 && !isEnd) {
            byte[] line = line();
            isEnd = line.length == 0;
            if (!isEnd && events.add(line, offset, batch)) {
                letters++;
            } else if (!isEnd) {
                unread.merge(file, 1L, Long::sum);
            }
            offset += line.length;
        }
        if (letters == 0) {
            context.outlet().giveBack(batch);
        } else {
            batch.readAt(context.clock().epochMillis() * 1_000_000L);
            batch.endSpan(new Span(source, first, offset, 0, letters, 0));
            context.tally().read(letters, offset - first);
            context.outlet().submit(batch);
        }
        if (isEnd) {
            in.close();
            source = null;
        }
        return 1;
    }

    /** The next line with its end; empty at the end of the file. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
