package dev.tailrace.outputs.file;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.EventText;
import dev.tailrace.core.encode.JsonEncoder;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.Shipment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends documents to files. One shipment at a time; the package says by which rules. */
final class FileOutput implements Output {
    private static final Logger LOG = LoggerFactory.getLogger(FileOutput.class);

    private final JsonEncoder encoder = new JsonEncoder();
    private final EventText path;
    private final boolean onePath;
    private final FileSet files;
    private final Births births;
    private final Bytes rendered = new Bytes(256);
    private byte[] lastRendered;
    private Path stem;

    private FileOutput(EventText path, boolean onePath, FileSet files, Births births) {
        this.path = path;
        this.onePath = onePath;
        this.files = files;
        this.births = births;
    }

    /** Recovers, and is ready to append. */
    static FileOutput open(FileOptions options, OutputContext context, Disk disk) throws IOException {
        Path log = context.data().resolve("outputs").resolve(context.name() + ".births").toAbsolutePath();
        Births births = new Births(disk, log, context.epoch());
        Mark mark = Mark.parse(context.marks().get(Mark.KEY));
        List<Births.Birth> known = births.read();
        Recovery.cut(Recovery.baselines(mark, known, context.epoch()), disk);
        Recovery.oneForm(known, disk);
        births.restart(Recovery.nextBirth(mark, known));
        EventText path = options.path().bind(context.fields(), new PathEscape());
        return new FileOutput(path, options.path().isFixed(), new FileSet(options, disk, births, context.clock()), births);
    }

    @Override
    public Outcome send(Shipment shipment) throws InterruptedException {
        try {
            files.mend();
            append(shipment);
            return new Outcome.Delivered(Map.of(Mark.KEY, files.deliver().text()));
        } catch (IOException e) {
            return takeBack(shipment, e);
        }
    }

    private void append(Shipment shipment) throws IOException {
        Event event = shipment.cursor();
        OpenFile file = null;
        for (int i = shipment.first(); i >= 0; i = shipment.after(i)) {
            event.at(shipment.batch(), i);
            boolean other = (file == null || !onePath) && moves(event);
            if (file == null || other) {
                file = files.growing(stem);
            }
            int start = file.buffer().length();
            encoder.encode(event, file.buffer());
            file.buffer().write('\n');
            file = files.rotateIfFull(stem, file, start);
            file.writePiece();
        }
    }

    /** Renders the event's path into {@link #stem}; true if it is another one than the last event's. */
    private boolean moves(Event event) {
        rendered.clear();
        path.write(event, rendered);
        if (lastRendered != null && Arrays.equals(rendered.array(), 0, rendered.length(), lastRendered, 0, lastRendered.length)) {
            return false;
        }
        lastRendered = Arrays.copyOf(rendered.array(), rendered.length());
        stem = Path.of(rendered.toString()).toAbsolutePath().normalize();
        return true;
    }

    private Outcome takeBack(Shipment shipment, IOException cause) throws InterruptedException {
        IOException trouble = files.takeBack();
        if (Thread.interrupted()) {
            throw new InterruptedException("while writing " + stem);
        }
        try {
            files.mend();
        } catch (IOException e) {
            trouble = e;
        }
        String more = trouble == null ? "" : "; what was written could not be taken back yet: " + reason(trouble);
        return Outcome.retry(shipment, reason(cause) + more);
    }

    private String reason(IOException e) {
        String file = e instanceof FileSystemException known && known.getFile() != null ? "" : stem + ": ";
        String kind = e.getClass() == IOException.class ? "" : " (" + e.getClass().getSimpleName() + ')';
        return file + e.getMessage() + kind;
    }

    @Override
    public void close() {
        try {
            files.close();
            births.close();
        } catch (IOException e) {
            LOG.warn("closing files: {}", reason(e));
        }
    }
}
