package dev.tailrace.core.movein;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.input.Input;
import dev.tailrace.core.input.InputContext;
import dev.tailrace.core.input.InputPlan;
import dev.tailrace.core.input.Outlook;
import dev.tailrace.core.input.Standing;
import dev.tailrace.core.movein.ReadFile.Mark;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.core.platform.FileStat;
import dev.tailrace.core.platform.Platform;
import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.setup.InputConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {
    @TempDir
    Path folder;

    /** An input that finds files, and stands wherever it is put. */
    private record Found(Outlook.Source... sources) implements InputPlan {
        @Override
        public int[] ownFields(Fields fields) {
            return new int[0];
        }

        @Override
        public Outlook lookAround(Platform platform) {
            return new Outlook(List.of(sources), List.of());
        }

        @Override
        public Standing standAt(Platform platform, String path, long offset) {
            return offset > 1000 ? new Standing.Nowhere("it is shorter") : new Standing.At(path, offset, 1, new byte[0]);
        }

        @Override
        public Input start(InputContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private static InputConfig input(String id, Outlook.Source... sources) {
        return new InputConfig(id, "file", new Found(sources), null, null, Map.of(), List.of(), null);
    }

    private Outlook.Source file(String name, long inode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "a line of 26 characters...".repeat(100));
        return new Outlook.Source(file.toString(), new FileStat(new FileKey(5, 0, inode), FileStat.Type.FILE, 2600, 0), "");
    }

    private static Mark inode(long device, long inode) {
        return new Mark.OfSystem(new FileKey(device, 0, inode));
    }

    private static Takeover look(List<InputConfig> inputs, ReadFile... known) {
        return new Takeover(inputs, List.of(known), Platform.current()).look();
    }

    @Test
    void aRenamedFileGoesOnWhereItWas() throws IOException {
        Takeover takeover = look(List.of(input("web", file("a.log.1", 7), file("a.log", 8))), new ReadFile("web", inode(5, 7), "/a.log", 40));
        assertThat(takeover.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).endsWith("a.log.1");
            assertThat(entry.offset()).isEqualTo(40);
        });
        assertThat(takeover.remarks()).isEmpty();
    }

    @Test
    void anIndexOfAnotherDeviceIsAnotherFileUnlessThePathIsTheSame() throws IOException {
        Outlook.Source source = file("a.log", 7);
        assertThat(look(List.of(input("web", source)), new ReadFile("web", inode(6, 7), "/elsewhere", 40)).entries()).isEmpty();
        assertThat(look(List.of(input("web", source)), new ReadFile("web", inode(6, 7), source.path(), 40)).entries()).hasSize(1);
        assertThat(look(List.of(input("web", source)), new ReadFile("web", inode(0, 7), "/elsewhere", 40)).entries()).hasSize(1);
    }

    @Test
    void contentAndPathTellFilesToo() throws Exception {
        Outlook.Source source = file("a.log", 7);
        byte[] first = "a line of 26 characters...".repeat(40).substring(0, 1024).getBytes(StandardCharsets.US_ASCII);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first));
        for (Mark mark : List.of(new Mark.Hashed(hash), new Mark.Begun("61206c"), new Mark.OfPath(source.path()))) {
            assertThat(look(List.of(input("web", source)), new ReadFile("web", mark, "/x", 40)).entries()).as(mark.toString()).hasSize(1);
        }
        for (Mark mark : List.of(new Mark.Hashed("00"), new Mark.Begun("62"), new Mark.OfPath("/b"))) {
            assertThat(look(List.of(input("web", source)), new ReadFile("web", mark, "/x", 40)).entries()).as(mark.toString()).isEmpty();
        }
    }

    @Test
    void whatAnInputOfTheSameIdReadComesFirstAndWhatAnotherOfOursReadDoesNotCount() throws IOException {
        Outlook.Source source = file("a.log", 7);
        ReadFile web = new ReadFile("web", inode(5, 7), "/a.log", 40);
        ReadFile old = new ReadFile("", inode(5, 7), "/a.log", 20);
        assertThat(look(List.of(input("web", source)), web, old).entries()).extracting(Entry::offset).containsExactly(40L);
        assertThat(look(List.of(input("web", source), input("audit", source)), web, old).entries()).extracting(Entry::offset).containsExactly(40L, 20L);
        assertThat(look(List.of(input("web"), input("audit", source)), web).entries()).isEmpty();
    }

    @Test
    void inDoubtTheLowerOffsetCounts() throws IOException {
        ReadFile one = new ReadFile("", inode(5, 7), "/a.log", 40);
        ReadFile other = new ReadFile("gone", inode(5, 7), "/a.log", 30);
        assertThat(look(List.of(input("web", file("a.log", 7))), one, other).entries()).extracting(Entry::offset).containsExactly(30L);
    }

    @Test
    void whatIsNotTakenOverIsSaid() throws IOException {
        Takeover takeover = look(
                List.of(input("web", file("a.log", 7))), new ReadFile("", inode(5, 9), "/gone.log", 40), new ReadFile("", inode(5, 7), "/a.log", 5000));
        assertThat(takeover.entries()).isEmpty();
        assertThat(takeover.remarks()).containsExactly(
                folder.resolve("a.log") + ", read to 5000: it is shorter", "/gone.log, read to 40: no input matches it now");
    }
}
