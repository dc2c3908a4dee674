package dev.tailrace.core.processors.w3c;

import dev.tailrace.core.batch.Slice;
import java.util.Arrays;

/** The values of one line: runs of bytes between spaces or tabs. Reused; belongs to one worker. */
final class Values {
    private byte[] array;
    private int[] bounds = new int[64];
    private int count;

    /** Takes a line apart. */
    void split(Slice line) {
        array = line.array();
        count = 0;
        int end = line.end();
        for (int at = line.start(); at < end; at++) {
            int from = at;
            while (at < end && array[at] != ' ' && array[at] != '\t') {
                at++;
            }
            if (at > from) {
                if (2 * count == bounds.length) {
                    bounds = Arrays.copyOf(bounds, bounds.length * 2);
                }
                bounds[2 * count] = from;
                bounds[2 * count + 1] = at;
                count++;
            }
        }
    }

    int count() {
        return count;
    }

    byte[] array() {
        return array;
    }

    int start(int i) {
        return bounds[2 * i];
    }

    int end(int i) {
        return bounds[2 * i + 1];
    }

    int length(int i) {
        return end(i) - start(i);
    }

    byte byteAt(int i, int index) {
        return array[start(i) + index];
    }

    boolean isAbsent(int i) {
        return length(i) == 1 && byteAt(i, 0) == '-';
    }

    boolean isDigits(int i) {
        for (int at = start(i); at < end(i); at++) {
            if (array[at] < '0' || array[at] > '9') {
                return false;
            }
        }
        return true;
    }
}
