package dev.tailrace.inputs.file.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever another version or another program left as a note: it is read, and written again as it is, or it is none. */
public final class NoteProperties {
    private static final Note SOME = new Note(new Fingerprint(120, 42), true, 77, 99, "UTF-8", new Milestones.Mark(12, 13),
            List.of(new Milestones.Mark(1, 2), new Milestones.Mark(3, 4)), true, List.of(5L, 6L, 7L));

    public static void fuzzerTestOneInput(byte[] input) {
        Note.decode(input).ifPresent(note -> assertThat(Note.decode(note.encode()).orElseThrow().encode()).isEqualTo(note.encode()));
    }

    @Test
    void everyNoteIsReadOrNone() {
        Campaign.of(NoteProperties.class, SOME.encode(), new byte[] {1}).words("\u007f", "\0\0\0\0\0\0\0\0").against(NoteProperties::fuzzerTestOneInput, 3000);
    }
}
