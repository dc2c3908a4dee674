package dev.tailrace.inputs.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.inputs.file.identify.Milestones;
import dev.tailrace.inputs.sim.SimFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What the agent owes: every complete line that was written, until it arrived or could be read nowhere any more.
 *
 * <p>A line is lost, and may then not arrive, when it has not arrived and stands neither in a file that has a name, nor in one that the
 * agent holds open, nor in a batch of the living agent. That is asked whenever something is destroyed: see {@link Loss}. When the agent
 * itself lets go of a file that has no name any more, nothing may be lost.
 */
final class SimLines {
    /** Why a line cannot be read any more. Nothing else takes lines. */
    enum Loss {
        /** A file was cut before it was read, and no copy holds the line: it was written after the copy was made, or there is none. */
        CUT,
        /** A file that nobody held open was deleted or written over before it was read. */
        DELETED,
        /** It was written to a file without a name that the agent had read to its end and closed after its quiet time. */
        UNREACHABLE,
        /** It stood only in the memory of an agent that died, or in a file that only that agent held. */
        AGENT_DIED,
        /** The machine lost power before the writer's bytes were on the disk. */
        POWER_CUT,
        /** Its file was moved to where no glob looks before it was read, and did not come back. */
        MOVED_AWAY
    }

    private static final int LEAST_TOLD = 6;

    private final SimFiles files;
    private final SimReceiver receiver;
    private final Predicate<String> matched;
    private final Map<String, Integer> written = new HashMap<>();
    private final Set<String> owed = new LinkedHashSet<>();
    private final Map<String, Loss> lost = new HashMap<>();
    /** Lines that may come under more than one id: see {@link #mayRepeat}. */
    private final Set<String> repeatable = new HashSet<>();
    private final List<String> cutBehind = new ArrayList<>();
    private Supplier<Set<String>> held = Set::of;
    private boolean noAgent;

    /** @param matched whether a glob of the agent matches a path */
    SimLines(SimFiles files, SimReceiver receiver, Predicate<String> matched) {
        this.files = files;
        this.receiver = receiver;
        this.matched = matched;
    }

    /** Says which lines the living agent has in its memory. */
    void heldBy(Supplier<Set<String>> agent) {
        held = agent;
        noAgent = false;
    }

    /** A line got its end. Of one whose beginning was cut, so little may be left that another has the same end: nothing is said of it. */
    void written(String line, boolean isRead) {
        if (!line.isEmpty()) {
            written.merge(line, 1, Integer::sum);
            if (line.length() < LEAST_TOLD) {
                return;
            }
            if (isRead) {
                owed.add(line);
            } else if (!receiver.has(line)) {
                lost.put(line, Loss.UNREACHABLE);
            }
        }
    }

    /** Something was destroyed. */
    void reckon(Loss cause) {
        Set<String> readable = new HashSet<>();
        files.readable().values().forEach(text -> addLines(text, readable));
        reckon(cause, readable);
    }

    private void reckon(Loss cause, Set<String> readable) {
        Set<String> endless = lastsWithoutEnd();
        Set<String> inMemory = held.get();
        owed.removeIf(line -> {
            if (receiver.has(line)) {
                return true;
            }
            boolean gone = !readable.contains(line) && !isHeld(line, inMemory);
            if (gone && !endless.contains(line)) {
                lost.put(line, cause);
            }
            return gone;
        });
    }

    /**
     * Lines of which the power took nothing but their ends, or did in one copy while the other was cut: they come if their file is rotated before its writer goes on, and else become part of
     * another line.
     */
    private Set<String> lastsWithoutEnd() {
        Set<String> lasts = new HashSet<>();
        files.readable().values().forEach(text -> lasts.add(lastWithoutEnd(text)));
        return lasts;
    }

    private static String lastWithoutEnd(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** Whether the agent has a line in its memory, or what came of it after a piece that was shipped without its end. */
    private boolean isHeld(String line, Set<String> inMemory) {
        return inMemory.contains(line)
                || IntStream.range(1, line.length())
                        .filter(cut -> inMemory.contains(line.substring(cut)))
                        .mapToObj(cut -> line.substring(0, cut))
                        .anyMatch(piece -> inMemory.contains(piece) || receiver.isPartial(piece));
    }

    private static void addLines(String text, Set<String> to) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            to.add(text.substring(start, end));
            start = end + 1;
        }
    }

    /**
     * These lines may come again: what a power cut left of their file is shorter than what was read of it. So may the last one if only its end
     * is missing.
     */
    void mayRepeat(String text) {
        addLines(text, repeatable);
        repeatable.add(lastWithoutEnd(text));
    }

    /**
     * A file will be cut of which this copy was made. If more of it was read than the copy holds, then the copy ends in the middle of what was
     * read, and must be told by milestones. A short one may come again, and so may one that no agent has seen before it dies or begins.
     */
    void cutBehind(String copy, String file) {
        Set<String> more = new HashSet<>();
        addLines(file.substring(Math.min(copy.lastIndexOf('\n') + 1, file.length())), more);
        Set<String> inMemory = held.get();
        if (more.stream().anyMatch(line -> receiver.has(line) || inMemory.contains(line))) {
            endsEarly(copy);
        }
    }

    /** A copy ends in the middle of what was or will be read of its original. */
    void endsEarly(String copy) {
        if (noAgent || copy.length() < Milestones.FIRST_FIXED) {
            mayRepeat(copy);
        } else {
            cutBehind.add(copy);
        }
    }

    /** The agent died: what is in no file is lost, and what it alone knew of copies, too. */
    void agentDied() {
        agentForgot();
        noAgent = true;
        reckon(Loss.AGENT_DIED);
    }

    /** The input starts again, with what the registry remembers. */
    void agentForgot() {
        cutBehind.forEach(this::mayRepeat);
        cutBehind.clear();
    }

    /**
     * The agent closes its last handle of a file that has no name that it could be found by.
     *
     * @param isAnother whether it may hold another content than it was opened for: it was cut, or has the index of an earlier file. If then
     *     nobody looked before its name was gone, what was written since is behind the handle of the former content
     */
    void letGo(String text, boolean isAnother) {
        Set<String> lines = new LinkedHashSet<>();
        addLines(text, lines);
        if (isAnother && lines.stream().noneMatch(line -> receiver.has(line) || held.get().contains(line))) {
            return;
        }
        lines.retainAll(owed);
        Set<String> inMemory = held.get();
        lines.removeIf(line -> receiver.has(line) || isHeld(line, inMemory));
        if (!lines.isEmpty()) {
            Set<String> elsewhere = new HashSet<>();
            files.readable().forEach((name, other) -> {
                if (!other.equals(text)) {
                    addLines(other, elsewhere);
                }
            });
            lines.removeAll(elsewhere);
        }
        assertThat(lines).as("lines in a file that was closed before it was read").isEmpty();
    }

    /** After the end: files under names that no glob matches will not come back. */
    void check() {
        Set<String> readable = new HashSet<>();
        files.readable().forEach((name, text) -> {
            if (matched.test(name)) {
                addLines(text, readable);
            }
        });
        reckon(Loss.MOVED_AWAY, readable);
        assertThat(owed).as("lines that did not arrive").isEmpty();
        lost.forEach((line, cause) -> assertThat(receiver.has(line)).as("'%s' arrived, which was lost: %s", line, cause).isFalse());
        checkPieces();
        receiver.texts().forEach((line, ids) -> {
            Integer times = written.get(line);
            if (times == null) {
                assertThat(isPiece(line)).as("'%s' is a line or a piece of one", line).isTrue();
            } else if (!repeatable.contains(line)) {
                assertThat(ids.size()).as("ids of '%s': %s", line, ids).isLessThanOrEqualTo(times);
            }
        });
    }

    /** A line comes whole or in the pieces in which it was found, not both: where it was cut is remembered. */
    private void checkPieces() {
        for (String piece : receiver.partials()) {
            boolean isTold = piece.indexOf(' ') > 0 && repeatable.stream().noneMatch(text -> text.startsWith(piece) || piece.startsWith(text));
            if (isTold) {
                assertThat(receiver.texts().keySet())
                        .as("lines of which '%s' came before", piece)
                        .noneMatch(line -> line.length() > piece.length() && line.startsWith(piece));
            }
        }
    }

    /** A last line that was shipped without its end, or what came after that. */
    private boolean isPiece(String text) {
        return receiver.isPartial(text)
                || written.keySet().stream()
                        .anyMatch(line -> line.endsWith(text) && receiver.has(line.substring(0, line.length() - text.length())));
    }

    Map<String, Loss> lost() {
        return lost;
    }
}
