package dev.tailrace.inputs.file;

import dev.tailrace.inputs.sim.SimFiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One log with its writers and its rotation. Each line is written once. */
final class SimLog {
    /** Rotated files that are kept. */
    private static final int KEPT = 4;
    /** A copy that stands longer than this beside what it is a copy of would be taken for a file of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final List<String> NEAR = List.of("/logs", "/more", "/away");
    private static final List<String> FAR = List.of("/far", "/far-away");

    private final char letter;
    private final String path;
    private final SimFiles files;
    private final SimLines lines;
    private final Random random;
    /** Suffixes of the rotated files, the newest first: .1 or .1.gz, and so on. */
    private final List<String> rotated = new ArrayList<>();
    /** Where files of it were moved. */
    private final List<String> moved = new ArrayList<>();
    /** What a rotation has still to do, one piece at a time; and whether the writer is then to make a new file. */
    private final ArrayDeque<Runnable> left = new ArrayDeque<>();
    /** What is begun anew if the power goes before nothing is left; or null. */
    private Runnable job;
    private boolean reopens;
    private Duration waited = Duration.ZERO;
    private SimFiles.Writer writer;
    /** Another process that writes, perhaps to a file that the first one has left; or null. */
    private SimFiles.Writer second;
    private int count;
    private int names;
    /** What of the line that is being written is not written yet. */
    private String rest = "";

    SimLog(char letter, SimFiles files, SimLines lines, Random random) {
        this.letter = letter;
        this.path = "/logs/" + letter + ".log";
        this.files = files;
        this.lines = lines;
        this.random = random;
    }

    // ---- the writer

    /** Some lines, the last one perhaps in part. */
    void write() {
        if (writer == null) {
            writer = files.writer(path);
            if (writer == null) {
                return;
            }
        }
        completeLine();
        if (second != null) {
            writeSecond();
        }
        for (int more = random.nextInt(random.nextInt(5) == 0 ? 300 : 4); more > 0; more--) {
            begin();
            completeLine();
        }
        if (random.nextInt(3) == 0) {
            begin();
            int part = 1 + random.nextInt(rest.length() - 1);
            writer.append(rest.substring(0, part));
            rest = rest.substring(part);
        }
        if (random.nextInt(3) > 0) {
            writer.sync();
        }
    }

    private void begin() {
        rest = line();
    }

    private String line() {
        String padding = Long.toString(random.nextLong() >>> 1 | 1L << 60, 36);
        return letter + Integer.toString(++count) + ' ' + padding.repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 4));
    }

    private void completeLine() {
        if (!rest.isEmpty()) {
            end(writer, rest);
            rest = "";
        }
    }

    private void end(SimFiles.Writer to, String rest) {
        String line = to.lastLine() + rest;
        to.append(rest + '\n');
        lines.written(line, to.isRead());
    }

    /** Whole lines only: the first one is not in the middle of one. */
    private void writeSecond() {
        for (int more = random.nextInt(4); more > 0; more--) {
            end(second, line());
        }
        if (random.nextBoolean()) {
            second.sync();
        }
    }

    /** It makes a new file of its name, or goes on with the one that has it. */
    private void reopen() {
        if (writer != null) {
            completeLine();
            writer.close();
            writer = files.writer(path);
        }
    }

    // ---- the rotation

    void rotate(Rotation rotation) {
        finish();
        if (!files.stands(path)) {
            return;
        }
        switch (rotation) {
            case RENAME -> {
                if (shift() && files.rename(path, path + ".1")) {
                    rotated.addFirst(".1");
                    reopens = true;
                }
            }
            case DATED -> {
                if (files.rename(path, path + "-2026112" + names++)) {
                    reopens = true;
                }
            }
            case DELETE -> {
                delete(path);
                reopens = true;
            }
            case RECREATE -> {
                delete(path);
                reopen();
            }
            case TRUNCATE -> truncate();
            case COPY_TRUNCATE -> {
                if (shift()) {
                    copyTruncate();
                }
            }
            case COMPRESS -> compress();
            case MOVE -> {
                String target = NEAR.get(1 + random.nextInt(NEAR.size() - 1)) + '/' + letter + ".log." + names++;
                if (files.rename(path, target)) {
                    moved.add(target);
                    reopens = true;
                }
            }
            case MOVE_ACROSS -> {
                String number = ".log." + names++;
                if (files.rename(path, "/logs/" + letter + number)) {
                    reopen();
                    moveAcross("/logs/" + letter + number, FAR.get(random.nextInt(FAR.size())) + '/' + letter + number);
                }
            }
            case BRING_BACK -> bringBack();
            case SECOND_WRITER -> {
                if (second != null) {
                    second.close();
                }
                second = files.writer(path);
            }
        }
        if (random.nextBoolean()) {
            finish();
        }
    }

    /** Older files get the next numbers; false if a name is blocked. */
    private boolean shift() {
        while (rotated.size() >= KEPT) {
            String oldest = path + rotated.removeLast();
            if (files.stands(oldest)) {
                delete(oldest);
            }
        }
        for (int i = rotated.size() - 1; i >= 0; i--) {
            String suffix = rotated.get(i);
            String next = "." + (i + 2) + (suffix.endsWith(".gz") ? ".gz" : "");
            if (!files.rename(path + suffix, path + next)) {
                return false;
            }
            rotated.set(i, next);
        }
        return !files.exists(path + ".1") && !files.exists(path + ".1.gz");
    }

    private void copyTruncate() {
        rotated.addFirst(".1");
        copyAnd(path, path + ".1", () -> {
            lines.cutBehind(files.text(path + ".1"), files.text(path));
            truncate();
        });
    }

    private void copyAnd(String from, String to, Runnable then) {
        job = () -> {
            files.truncate(to, 0);
            copyAnd(from, to, then);
        };
        copy(from, to);
        left.add(then);
    }

    /** Copies in pieces, which are whole blocks, as copying programs do: what is written meanwhile may still be copied. */
    private void copy(String from, String to) {
        if (files.copy(from, to, 4096 * (1 + random.nextInt(3)))) {
            left.addFirst(() -> copy(from, to));
        }
    }

    private void compress() {
        if (!rotated.isEmpty() && !rotated.getFirst().endsWith(".gz") && left.isEmpty()) {
            String plain = path + rotated.getFirst();
            if (!files.exists(plain + ".gz") && files.stands(plain)) {
                rotated.set(0, rotated.getFirst() + ".gz");
                double part = random.nextDouble();
                // What a second writer adds in between would change what was compressed before.
                files.compress(plain, plain + ".gz", second == null ? part : 1);
                left.add(() -> {
                    files.compress(plain, plain + ".gz", 1);
                    String compressed = files.text(plain);
                    left.addFirst(() -> deleteBehind(compressed, plain));
                });
            }
        }
    }

    /** A second writer may have written more to it since it was copied, and may yet: that is read through the handle that an agent has. */
    private void deleteBehind(String copy, String name) {
        if (files.stands(name)) {
            if (second != null) {
                lines.endsEarly(copy);
            }
            delete(name);
        }
    }

    private void moveAcross(String from, String to) {
        moved.add(to);
        copyAnd(from, to, () -> deleteBehind(files.text(to), from));
    }

    private void bringBack() {
        if (moved.isEmpty()) {
            return;
        }
        String from = moved.removeLast();
        String to = "/logs/" + letter + ".log.back" + names++;
        if (from.startsWith("/far")) {
            copyAnd(from, to, () -> deleteBehind(files.text(to), from));
        } else if (!files.rename(from, to)) {
            moved.add(from);
        }
    }

    private void truncate() {
        if (files.stands(path)) {
            files.truncate(path, 0);
            lines.reckon(SimLines.Loss.CUT);
        }
    }

    private void delete(String name) {
        if (files.stands(name)) {
            files.delete(name);
            lines.reckon(SimLines.Loss.DELETED);
        }
    }

    /** One piece of what the rotation, or else the writer, has still to do. */
    void goOn() {
        Runnable next = left.poll();
        if (next != null) {
            job = left.isEmpty() ? null : job;
            next.run();
        } else if (reopens) {
            reopens = false;
            reopen();
        }
    }

    /** Time will pass: a rotation is done within {@link #PATIENCE}, a writer may go on with its old file for long. */
    void pass(Duration time) {
        waited = left.isEmpty() ? Duration.ZERO : waited.plus(time);
        while (!left.isEmpty() && waited.compareTo(PATIENCE) > 0) {
            goOn();
        }
        if (random.nextInt(3) > 0) {
            goOn();
        }
    }

    /** All of it. */
    void finish() {
        while (!left.isEmpty() || reopens) {
            goOn();
        }
    }

    /** The writer's process ends with the machine's power: what it was about to write is forgotten. Who was copying begins anew. */
    void powerCut() {
        if (job != null) {
            left.clear();
            left.add(job);
        }
        if (writer != null) {
            writer.close();
            writer = null;
        }
        if (second != null) {
            second.close();
            second = null;
        }
        rest = "";
    }

    /** The end: nothing is left half done. A second writer that holds a deleted file would block its name, and on Windows what stands beside it. */
    void settle() {
        finish();
        if (second != null) {
            second.close();
            second = null;
        }
        if (writer != null) {
            completeLine();
        }
    }
}
