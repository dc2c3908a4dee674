package dev.tailrace.inputs.file.identify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the tail has remembered with a generation besides its position: {@link dev.tailrace.core.registry.Entry#note()}.
 *
 * <pre>
 * u8   version, 4
 * u8   flags: 1 the file is compressed, 2 its end was reached and no more can come, 4 it was rotated
 * u16  length of the prefix
 * i64  hash of the prefix
 * i64  size of the compressed file when its end was reached, else 0
 * i64  bytes of content that it had
 * u8   length of the encoding's name, then the name in ASCII
 *      from version 2 on:
 * i64  where a copy that was seen in the making ends, else 0
 * i64  guard there
 * u8   number of milestones, then of each
 *      i64  position
 *      i64  guard
 *      from version 3 on:
 * i64  the first place where a line or an event was cut, else 0
 *      from version 4 on:
 * u8   number of further such places, then of each
 *      i64  position
 * </pre>
 *
 * Big-endian. A later version appends fields; a reader takes those it knows.
 *
 * @param prefix of the generation
 * @param compressed whether the file it was last found in is a {@code .gz}
 * @param completeSize size of that file once it was read to its end, else 0
 * @param completeLength bytes of content that it had
 * @param encoding of its text
 * @param copyEnd where a copy ends that was seen in the making
 * @param milestones positions passed, in their order, 255 at most
 * @param rotated whether it was seen to get another name
 * @param cuts where lines and events were taken to end that had no end, in their order, 256 at most: they end there whatever was written behind since
 */
public record Note(
        Fingerprint prefix,
        boolean compressed,
        long completeSize,
        long completeLength,
        String encoding,
        Milestones.Mark copyEnd,
        List<Milestones.Mark> milestones,
        boolean rotated,
        List<Long> cuts) {
    private static final int VERSION = 4;
    private static final int MARKED = 2;
    private static final int CUT = 3;
    private static final int MARK = 16;
    private static final int COMPRESSED = 1;
    private static final int COMPLETE = 2;
    private static final int ROTATED = 4;
    private static final int FIXED = 29;

    public byte[] encode() {
        byte[] name = encoding.getBytes(StandardCharsets.US_ASCII);
        int flags = (compressed ? COMPRESSED : 0) | (completeSize != 0 ? COMPLETE : 0) | (rotated ? ROTATED : 0);
        ByteBuffer out = ByteBuffer.allocate(FIXED + name.length + MARK + 1 + MARK * milestones.size() + Math.max(1, cuts.size()) * Long.BYTES + 1)
                .put((byte) VERSION)
                .put((byte) flags)
                .putShort((short) prefix.length())
                .putLong(prefix.hash())
                .putLong(completeSize)
                .putLong(completeLength)
                .put((byte) name.length)
                .put(name);
        put(copyEnd, out);
        out.put((byte) milestones.size());
        milestones.forEach(mark -> put(mark, out));
        out.putLong(cuts.isEmpty() ? 0 : cuts.getFirst()).put((byte) Math.max(0, cuts.size() - 1));
        cuts.stream().skip(1).forEach(out::putLong);
        return out.array();
    }

    private static void put(Milestones.Mark mark, ByteBuffer out) {
        out.putLong(mark.offset()).putLong(mark.guard());
    }

    /** Reads a note, or gives nothing if it is none of ours: then only position and guard are known. */
    public static Optional<Note> decode(byte[] bytes) {
        int named = bytes.length < FIXED ? Integer.MAX_VALUE : FIXED + (bytes[FIXED - 1] & 0xFF);
        if (bytes.length < named || bytes[0] < 1) {
            return Optional.empty();
        }
        int marked = named + MARK;
        if (bytes[0] >= MARKED && (bytes.length <= marked || bytes.length <= marked + MARK * (bytes[marked] & 0xFF))) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        int flags = in.get();
        Fingerprint prefix = new Fingerprint(in.getShort() & 0xFFFF, in.getLong());
        long completeSize = in.getLong();
        long completeLength = in.getLong();
        byte[] name = new byte[in.get() & 0xFF];
        in.get(name);
        String encoding = new String(name, StandardCharsets.US_ASCII);
        Milestones.Mark copyEnd = Milestones.Mark.NONE;
        List<Milestones.Mark> milestones = new ArrayList<>();
        if (bytes[0] >= MARKED) {
            copyEnd = mark(in);
            for (int left = in.get() & 0xFF; left > 0; left--) {
                milestones.add(mark(in));
            }
        }
        List<Long> cuts = new ArrayList<>();
        if (bytes[0] >= CUT) {
            if (in.remaining() < Long.BYTES) {
                return Optional.empty();
            }
            cut(in.getLong(), cuts);
        }
        if (bytes[0] >= VERSION) {
            if (!in.hasRemaining() || in.remaining() <= Long.BYTES * (in.get(in.position()) & 0xFF)) {
                return Optional.empty();
            }
            for (int left = in.get() & 0xFF; left > 0; left--) {
                cut(in.getLong(), cuts);
            }
        }
        boolean compressed = (flags & COMPRESSED) != 0;
        boolean rotated = (flags & ROTATED) != 0;
        return Optional.of(
                new Note(prefix, compressed, completeSize, completeLength, encoding, copyEnd, List.copyOf(milestones), rotated, List.copyOf(cuts)));
    }

    private static void cut(long at, List<Long> cuts) {
        if (at != 0) {
            cuts.add(at);
        }
    }

    private static Milestones.Mark mark(ByteBuffer in) {
        Milestones.Mark mark = new Milestones.Mark(in.getLong(), in.getLong());
        return mark.equals(Milestones.Mark.NONE) ? Milestones.Mark.NONE : mark;
    }
}
