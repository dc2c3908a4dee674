package dev.tailrace.inputs.file.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoteTest {
    static Stream<Note> notes() {
        return Stream.of(
                new Note(Fingerprint.NONE, false, 0, 0, "UTF-8"),
                new Note(new Fingerprint(1024, -1), false, 0, 0, "GB18030"),
                new Note(new Fingerprint(1, Long.MIN_VALUE), true, 0, 0, "UTF-16LE"),
                new Note(new Fingerprint(700, 42), true, 1L << 40, 1L << 45, "windows-1252"),
                new Note(new Fingerprint(700, 42), false, 0, 0, ""));
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
        later[0] = 2;

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
    void bytesOfSomethingElseAreNoNote() {
        assertThat(Note.decode(new byte[0])).isEmpty();
        assertThat(Note.decode(new byte[64])).isEmpty();
    }
}
