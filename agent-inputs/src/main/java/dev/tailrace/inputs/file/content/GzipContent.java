package dev.tailrace.inputs.file.content;

import dev.tailrace.inputs.file.disk.DiskFile;
import dev.tailrace.inputs.file.disk.Fault;
import dev.tailrace.inputs.file.identify.Evidence;
import dev.tailrace.inputs.file.identify.Fingerprint;
import java.util.Arrays;

/**
 * A gzip file as the content it holds. Goes forward only: what a reader asks for next starts at or shortly before the end of what it
 * took, so the last piece is kept; asking for an earlier place starts again from the beginning. The first bytes are always at hand. What
 * stands before damage is given like any other content, and there it ends.
 */
final class GzipContent implements Content {
    private static final int STEP = 64 * 1024;

    private final String path;
    private final DiskFile file;
    private final byte[] head = new byte[Fingerprint.MOST];
    private int headLength;
    private Gunzip stream;
    private byte[] window = new byte[STEP];
    private long windowStart;
    private int windowLength;
    private boolean atEnd;
    private boolean failed;

    GzipContent(String path, DiskFile file) {
        this.path = path;
        this.file = file;
        this.stream = new Gunzip(file);
    }

    @Override
    public boolean reach(long offset, int work) {
        rewindFor(offset);
        long limit = stream.produced() + work;
        while (windowStart + windowLength < offset && stream.produced() < limit) {
            drop(offset);
            if (extend(STEP) <= 0) {
                return true;
            }
        }
        return windowStart + windowLength >= offset;
    }

    @Override
    public int read(long offset, byte[] into, int at, int most) {
        atEnd = false;
        if (offset == 0 && most <= headLength) {
            System.arraycopy(head, 0, into, at, most);
            return most;
        }
        rewindFor(offset);
        while (windowStart + windowLength < offset + most) {
            drop(offset);
            int got = extend((int) Math.min(STEP, offset + most - windowStart - windowLength));
            if (got <= 0) {
                atEnd = !failed;
                break;
            }
        }
        if (failed) {
            return DiskFile.FAILED;
        }
        int have = Math.clamp(windowStart + windowLength - offset, 0, most);
        System.arraycopy(window, (int) Math.min(windowLength, offset - windowStart), into, at, have);
        return have;
    }

    private void rewindFor(long offset) {
        if (offset < windowStart) {
            stream.close();
            stream = new Gunzip(file);
            windowStart = 0;
            windowLength = 0;
        }
    }

    /** Forgets what stands before an offset. */
    private void drop(long offset) {
        int gone = Math.clamp(offset - windowStart, 0, windowLength);
        if (gone == 0) {
            return;
        }
        System.arraycopy(window, gone, window, 0, windowLength - gone);
        windowStart += gone;
        windowLength -= gone;
    }

    private int extend(int most) {
        if (window.length - windowLength < most) {
            window = Arrays.copyOf(window, windowLength + Math.max(most, windowLength / 2));
        }
        int got = stream.read(window, windowLength, most);
        failed = got == DiskFile.FAILED && !isDamaged();
        if (got > 0) {
            long first = windowStart + windowLength;
            if (first < head.length && first == headLength) {
                int more = (int) Math.min(got, head.length - first);
                System.arraycopy(window, windowLength, head, headLength, more);
                headLength += more;
            }
            windowLength += got;
        }
        return got;
    }

    @Override
    public boolean isCompressed() {
        return true;
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public long diskEnd() {
        return stream.consumed();
    }

    @Override
    public boolean isDeletePending() {
        return file.isDeletePending();
    }

    @Override
    public long diskSize() {
        return file.size();
    }

    @Override
    public long length() {
        return completeSize() == 0 && !isDamaged() ? Evidence.UNKNOWN : stream.produced();
    }

    @Override
    public long completeSize() {
        long size = file.size();
        return stream.isComplete() && stream.consumed() == size ? size : 0;
    }

    @Override
    public boolean isDamaged() {
        return stream.damage() != null;
    }

    @Override
    public Fault shortage() {
        boolean cut = atEnd && !isDamaged() && !stream.isComplete();
        String detail = "it ends in the middle, after " + stream.produced() + " bytes of content, or is still being written";
        return cut ? new Fault(Fault.Kind.BROKEN, "decompress", path, detail) : null;
    }

    @Override
    public Fault fault() {
        return stream.damage() == null ? file.fault() : new Fault(Fault.Kind.BROKEN, "decompress", path, stream.damage());
    }

    @Override
    public void close() {
        stream.close();
        file.close();
    }
}
