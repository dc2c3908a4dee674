package dev.tailrace.inputs.file.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.inputs.file.identify.Milestones.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoteTest {
    static Stream<Note> notes() {
        return Stream.of(
                new Note(Fingerprint.NONE, false, 0, 0, "UTF-8", Mark.NONE, List.of(), false, List.of()),
                new Note(new Fingerprint(1024, -1), false, 0, 0, "GB18030", new Mark(77, 78), List.of(), false, List.of()),
                new Note(new Fingerprint(1, Long.MIN_VALUE), true, 0, 0, "UTF-16LE", Mark.NONE, List.of(new Mark(4096, -5)), true, List.of(7L)),
                new Note(new Fingerprint(700, 42), true, 1L << 40, 1L << 45, "windows-1252", new Mark(1, 2), List.of(new Mark(3, 4), new Mark(1L << 50, -1)), true, List.of(5L, 6L, 1L << 40)),
                new Note(new Fingerprint(700, 42), false, 0, 0, "", Mark.NONE, List.of(), false, List.of()));
    }

    @ParameterizedTest
    @MethodSource("notes")
    void noteIsReadAsItWasWritten(Note note) {
        assertThat(Note.decode(note.encode())).contains(note);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void noteOfALaterVersionGivesWhatThisOneKnows(Note note) {
        byte[] later = Arrays.copyOf(note.encode(), note.encode().length + 9);
        later[0] = 4;

        assertThat(Note.decode(later)).contains(note);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void noteThatWasCutShortIsNone(Note note) {
        byte[] whole = note.encode();
        for (int length = 0; length < whole.length; length++) {
            assertThat(Note.decode(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void noteOfTheFirstVersionHasNoMilestones() {
        byte[] first = Arrays.copyOf(new Note(new Fingerprint(9, 9), true, 8, 7, "GBK", new Mark(1, 2), List.of(), false, List.of()).encode(), 32);
        first[0] = 1;

        assertThat(Note.decode(first)).contains(new Note(new Fingerprint(9, 9), true, 8, 7, "GBK", Mark.NONE, List.of(), false, List.of()));
    }

    @Test
    void noteOfTheSecondVersionHasNoCut() {
        Note note = new Note(new Fingerprint(9, 9), true, 8, 7, "GBK", new Mark(1, 2), List.of(new Mark(3, 4)), false, List.of());
        byte[] second = Arrays.copyOf(note.encode(), note.encode().length - Long.BYTES - 1);
        second[0] = 2;

        assertThat(Note.decode(second)).contains(note);
    }

    @Test
    void noteOfTheThirdVersionHasOneCut() {
        Note note = new Note(new Fingerprint(9, 9), true, 8, 7, "GBK", new Mark(1, 2), List.of(new Mark(3, 4)), true, List.of(77L));
        byte[] third = Arrays.copyOf(note.encode(), note.encode().length - 1);
        third[0] = 3;

        assertThat(Note.decode(third)).contains(note);
    }

    @Test
    void bytesOfSomethingElseAreNoNote() {
        assertThat(Note.decode(new byte[0])).isEmpty();
        assertThat(Note.decode(new byte[64])).isEmpty();
    }
}
