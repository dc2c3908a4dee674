package dev.tailrace.inputs.file.content;

import dev.tailrace.inputs.file.disk.DiskFile;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses a gzip file (RFC 1952) while it is still being written: at the end of what is there it stops, and goes on when more has
 * come. Several members in a row are one content, as for gzip itself, and zeros behind the last one are padding. What breaks the format, or
 * a member's check sum or length, is damage: nothing behind it is given, since nothing could vouch for it.
 */
final class Gunzip implements AutoCloseable {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CHECK = 2;
    private static final int RESERVED = 0xE0;

    /** Where in a member it stands. */
    private enum Part {
        START,
        EXTRA_LOW,
        EXTRA_HIGH,
        EXTRA_BYTES,
        NAME_BYTES,
        COMMENT_BYTES,
        CHECK_BYTES,
        BODY,
        END,
        PADDING
    }

    private final DiskFile file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] in = new byte[32 * 1024];
    private int inAt;
    private int inEnd;
    private long filePosition;
    private Part part = Part.START;
    private int flags;
    private int toSkip;
    private long trailer;
    private long memberStart;
    private int members;
    private long produced;
    private boolean failed;
    private DataFormatException broken;
    private String damage;

    Gunzip(DiskFile file) {
        this.file = file;
    }

    /** Bytes decompressed so far. */
    long produced() {
        return produced;
    }

    /** Bytes of the file taken so far. */
    long consumed() {
        return filePosition - (inEnd - inAt);
    }

    /** True between members: unless another one is appended, nothing comes any more. */
    boolean isComplete() {
        return (part == Part.START && toSkip == 0 && members > 0 || part == Part.PADDING) && inAt == inEnd;
    }

    /** What is wrong with the file, or null. */
    String damage() {
        return damage;
    }

    /** Decompresses up to {@code most} bytes; 0 if there is no more at the moment, or {@link DiskFile#FAILED}. */
    int read(byte[] into, int at, int most) {
        if (damage != null) {
            return DiskFile.FAILED;
        }
        try {
            while (true) {
                if (part == Part.BODY) {
                    int got = inflate(into, at, most);
                    if (got > 0) {
                        check.update(into, at, got);
                        produced += got;
                        return got;
                    }
                }
                if (inAt == inEnd && !fill()) {
                    return failed ? DiskFile.FAILED : 0;
                }
                if (part != Part.BODY) {
                    frame();
                }
            }
        } catch (DataFormatException e) {
            damage = "damaged at byte " + consumed() + " of the file, after " + produced + " bytes of content: " + e.getMessage()
                    + "; what follows is not read";
        }
        return DiskFile.FAILED;
    }

    private boolean fill() {
        int got = file.read(filePosition, in, 0, in.length);
        failed = got == DiskFile.FAILED;
        if (got <= 0) {
            return false;
        }
        filePosition += got;
        inAt = 0;
        inEnd = got;
        return true;
    }

    /** What was decompressed before damage is given first, so that it does not depend on how much is asked for at once. */
    private int inflate(byte[] into, int at, int most) throws DataFormatException {
        if (broken != null) {
            throw broken;
        }
        long before = inflater.getBytesWritten();
        inflater.setInput(in, inAt, inEnd - inAt);
        int got;
        try {
            got = inflater.inflate(into, at, most);
        } catch (DataFormatException e) {
            broken = e;
            got = (int) (inflater.getBytesWritten() - before);
            if (got == 0) {
                throw e;
            }
        }
        inAt = inEnd - inflater.getRemaining();
        if (inflater.finished()) {
            inflater.reset();
            part = Part.END;
            toSkip = TRAILER;
        } else if (got == 0 && inflater.needsDictionary()) {
            throw new DataFormatException("it wants a dictionary");
        }
        return got;
    }

    /** Takes a byte around a body. */
    private void frame() throws DataFormatException {
        int b = in[inAt++] & 0xFF;
        switch (part) {
            case START -> start(b);
            case EXTRA_LOW -> {
                toSkip = b;
                part = Part.EXTRA_HIGH;
            }
            case EXTRA_HIGH -> {
                toSkip |= b << 8;
                part = Part.EXTRA_BYTES;
                skipped(0);
            }
            case EXTRA_BYTES, CHECK_BYTES -> skipped(1);
            case END -> {
                trailer |= (long) b << 8 * (TRAILER - toSkip);
                skipped(1);
            }
            case PADDING -> {
                if (b != 0) {
                    throw new DataFormatException("neither another member nor padding");
                }
            }
            case NAME_BYTES, COMMENT_BYTES -> {
                if (b == 0) {
                    nextPart();
                }
            }
            case BODY -> throw new IllegalStateException("no frame in a body");
        }
    }

    /** The ten fixed bytes, one by one: {@link #toSkip} counts them. */
    private void start(int b) throws DataFormatException {
        boolean magic = switch (toSkip) {
            case 0 -> b == 0x1F;
            case 1 -> b == 0x8B;
            case 2 -> b == 8;
            default -> true;
        };
        if (!magic) {
            if (members > 0 && toSkip == 0 && b == 0) {
                part = Part.PADDING;
                return;
            }
            throw new DataFormatException(members > 0 ? "neither another member nor padding" : "no gzip header");
        }
        if (toSkip == 3) {
            flags = b;
            if ((b & RESERVED) != 0) {
                throw new DataFormatException("unknown flags " + Integer.toHexString(b));
            }
        }
        if (++toSkip == HEADER) {
            nextPart();
        }
    }

    private void skipped(int bytes) throws DataFormatException {
        toSkip -= bytes;
        if (toSkip <= 0) {
            if (part == Part.END) {
                endMember();
            } else {
                nextPart();
            }
        }
    }

    private void endMember() throws DataFormatException {
        if ((trailer & 0xFFFF_FFFFL) != check.getValue() || trailer >>> 32 != (produced - memberStart & 0xFFFF_FFFFL)) {
            throw new DataFormatException("check sum or length of its last " + (produced - memberStart) + " bytes do not hold");
        }
        check.reset();
        trailer = 0;
        memberStart = produced;
        members++;
        part = Part.START;
        toSkip = 0;
    }

    private void nextPart() {
        toSkip = 0;
        if ((flags & EXTRA) != 0) {
            flags &= ~EXTRA;
            part = Part.EXTRA_LOW;
        } else if ((flags & NAME) != 0) {
            flags &= ~NAME;
            part = Part.NAME_BYTES;
        } else if ((flags & COMMENT) != 0) {
            flags &= ~COMMENT;
            part = Part.COMMENT_BYTES;
        } else if ((flags & HEADER_CHECK) != 0) {
            flags &= ~HEADER_CHECK;
            part = Part.CHECK_BYTES;
            toSkip = 2;
        } else {
            part = Part.BODY;
        }
    }

    /** Frees the decompressor; the file stays open. */
    @Override
    public void close() {
        inflater.end();
    }
}
