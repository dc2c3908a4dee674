package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.inputs.sim.SimFiles;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/** One log with its writer and its rotation, and what it owes to the receiver. Each line is written once. */
final class SimLog {
    private final String path;
    private final SimFiles files;
    private final SimReceiver receiver;
    private final Random random;
    /** Complete lines that must arrive; and those that may, because they were destroyed before they arrived. */
    private final Set<String> owed = new LinkedHashSet<>();
    private final Set<String> destroyed = new LinkedHashSet<>();
    private SimFiles.Writer writer;
    private int lines;
    private int rotations;
    /** The line that is being written, what of it is not written yet, and whether a part of it was destroyed. */
    private String begun = "";
    private String left = "";
    private boolean torn;
    private boolean reopens;
    private boolean deleted;
    private boolean truncates;

    SimLog(String path, SimFiles files, SimReceiver receiver, Random random) {
        this.path = path;
        this.files = files;
        this.receiver = receiver;
        this.random = random;
    }

    /** Some lines, the last one perhaps in part. */
    void write() {
        if (deleted) {
            goOn();
        }
        if (writer == null) {
            writer = files.writer(path);
            if (writer == null) {
                return;
            }
        }
        completeLine();
        for (int count = random.nextInt(random.nextInt(5) == 0 ? 300 : 4); count > 0; count--) {
            begin();
            completeLine();
        }
        if (random.nextInt(3) == 0) {
            begin();
            int part = 1 + random.nextInt(left.length() - 1);
            writer.append(left.substring(0, part));
            left = left.substring(part);
        }
    }

    private void begin() {
        String padding = Long.toString(random.nextLong() >>> 1, 36).repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 4));
        begun = path.charAt(6) + Integer.toString(++lines) + ' ' + padding;
        left = begun;
        torn = false;
    }

    private void completeLine() {
        if (!left.isEmpty()) {
            writer.append(left + '\n');
            (torn ? destroyed : owed).add(begun);
            left = "";
        }
    }

    void rotate(Rotation rotation) {
        goOn();
        if (writer == null || !files.exists(path)) {
            return;
        }
        switch (rotation) {
            case RENAME -> {
                shift();
                files.rename(path, path + ".1");
                reopens = true;
            }
            case DELETE -> {
                destroy(files.text(path));
                files.delete(path);
                deleted = true;
                reopens = true;
            }
            case TRUNCATE -> truncate();
            case COPY_TRUNCATE -> {
                shift();
                files.copy(path, path + ".1");
                truncates = true;
            }
        }
        if (random.nextBoolean()) {
            goOn();
        }
    }

    private void shift() {
        for (int number = rotations++; number >= 1; number--) {
            files.rename(path + '.' + number, path + '.' + (number + 1));
        }
    }

    /** What the writer or the rotation has still to do. */
    void goOn() {
        if (truncates) {
            truncates = false;
            truncate();
        }
        if (reopens) {
            reopens = false;
            deleted = false;
            completeLine();
            writer.close();
            writer = files.writer(path);
        }
    }

    private void truncate() {
        destroy(files.text(path));
        files.truncate(path, 0);
    }

    private void destroy(String text) {
        for (String line : text.split("\n")) {
            if (owed.contains(line) && !receiver.has(line) && !isCopied(line)) {
                owed.remove(line);
                destroyed.add(line);
            }
        }
        torn = !left.isEmpty();
    }

    private boolean isCopied(String line) {
        for (int number = 1; number <= rotations; number++) {
            String copy = path + '.' + number;
            if (files.exists(copy) && ('\n' + files.text(copy)).contains('\n' + line + '\n')) {
                return true;
            }
        }
        return false;
    }

    /** The end: nothing is left half done. */
    void settle() {
        goOn();
        if (writer != null) {
            completeLine();
        }
    }

    void check() {
        for (String line : owed) {
            assertThat(receiver.has(line)).as("'%s' arrived", line).isTrue();
            assertThat(receiver.idsOf(line).size() <= 1).as("'%s' has one id", line).isTrue();
        }
        for (String line : destroyed) {
            assertThat(receiver.idsOf(line).size() <= 1).as("'%s' has one id", line).isTrue();
        }
    }
}
