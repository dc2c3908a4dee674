package dev.tailrace.inputs.file.content;

import static org.assertj.core.api.Assertions.assertThat;
import static dev.tailrace.inputs.sim.Gzipped.gzip;

import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.platform.FileKey;
import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a {@code .gz}: in whatever pieces it is read, what Java's own reader finds sound comes out of it, and no reading goes on for ever. */
public final class GunzipProperties {
    /** More than any input of so few bytes can hold. */
    private static final int MOST = 1 << 25;

    /** A file whose reads give a few bytes at a time. */
    private record ShortReads(byte[] bytes, int most) implements DiskFile {
        @Override
        public FileKey key() {
            return FileKey.NONE;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(long offset, byte[] into, int at, int wanted) {
            int got = (int) Math.min(Math.min(most, wanted), bytes.length - offset);
            if (got <= 0) {
                return END;
            }
            System.arraycopy(bytes, (int) offset, into, at, got);
            return got;
        }

        @Override
        public boolean isDeletePending() {
            return false;
        }

        @Override
        public Fault fault() {
            return null;
        }

        @Override
        public void close() {}
    }

    public static void fuzzerTestOneInput(byte[] input) {
        byte[] whole = content(input, Integer.MAX_VALUE, 64 * 1024);
        assertThat(content(input, 3, 7)).as("read in small pieces").isEqualTo(whole);
        byte[] sound = javas(input);
        assertThat(Arrays.equals(whole, 0, Math.min(whole.length, sound.length), sound, 0, Math.min(whole.length, sound.length))).as("the same bytes").isTrue();
    }

    private static byte[] content(byte[] input, int most, int piece) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] into = new byte[piece];
        try (Gunzip stream = new Gunzip(new ShortReads(input, most))) {
            int got = stream.read(into, 0, piece);
            for (; got > 0 && content.size() < MOST; got = stream.read(into, 0, piece)) {
                content.write(into, 0, got);
            }
            assertThat(got == DiskFile.FAILED).as("it failed as it says").isEqualTo(stream.damage() != null);
            assertThat(stream.produced()).isEqualTo(content.size());
            assertThat(stream.consumed()).isBetween(0L, (long) input.length);
        }
        return content.toByteArray();
    }

    private static byte[] javas(byte[] input) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(input))) {
            byte[] piece = new byte[512];
            for (int got = in.read(piece); got > 0 && content.size() < MOST; got = in.read(piece)) {
                content.write(piece, 0, got);
            }
        } catch (IOException damaged) {
            return content.toByteArray();
        }
        return content.toByteArray();
    }

    @Test
    void everyFileGivesWhatIsSoundOfIt() throws IOException {
        byte[] one = gzip("one\ntwo\nthree\n".repeat(20));
        byte[] two = gzip("");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(two);
        both.writeBytes(new byte[5]);
        byte[] full = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, 'n', 0, 'c', 0, 0x12, 0x34};
        Campaign.of(GunzipProperties.class, one, two, both.toByteArray(), full, gzip("a".repeat(100_000)))
                .words("\u001f", "\0\0\0\0", "\3\0\0\0\0\0\0\0\0\0")
                .against(GunzipProperties::fuzzerTestOneInput, 1500);
    }
}
