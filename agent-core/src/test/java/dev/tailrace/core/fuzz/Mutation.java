package dev.tailrace.core.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes hostile inputs of good ones. */
final class Mutation {
    private static final int LARGEST = 16 * 1024;
    private static final int LONGEST_RUN = 400;
    /** Bytes at the edges of what formats mean by them. */
    private static final byte[] EDGES = {0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 47, 48, 57, 58, 91, 92, 93, 123, 125, 127, -128, -64, -62, -1, -17, -33};

    private final List<byte[]> seeds;
    private final List<byte[]> words;
    private final Random random;

    Mutation(List<byte[]> seeds, List<byte[]> words, Random random) {
        this.seeds = seeds;
        this.words = words;
        this.random = random;
    }

    /** A good input after one to eight changes; now and then bytes without any sense. */
    byte[] next() {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(random.nextBoolean() ? 16 : 400)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = any(seeds);
        for (int changes = 1 + (random.nextBoolean() ? 0 : random.nextInt(8)); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
    }

    private byte[] any(List<byte[]> of) {
        return of.get(random.nextInt(of.size()));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + random.nextInt(random.nextInt(4) == 0 ? 64 : 6));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(input);
            case 1 -> Arrays.copyOf(input, at);
            case 2 -> replaced(input, at, end, new byte[0]);
            case 3 -> replaced(input, at, at, Arrays.copyOfRange(input, at, end));
            case 4 -> replaced(input, at, at, run());
            case 5 -> replaced(input, at, end, new byte[] {EDGES[random.nextInt(EDGES.length)]});
            case 6 -> replaced(input, at, at, words.isEmpty() ? run() : any(words));
            case 7 -> replaced(input, at, end, words.isEmpty() ? run() : any(words));
            case 8 -> {
                byte[] other = any(seeds);
                int from = random.nextInt(other.length + 1);
                yield replaced(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
            }
            default -> number(input);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] flipped = input.clone();
        if (input.length > 0) {
            flipped[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] run() {
        byte[] run = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? LONGEST_RUN : 4)];
        Arrays.fill(run, EDGES[random.nextInt(EDGES.length)]);
        return run;
    }

    /** Another number where digits stand. */
    private byte[] number(byte[] input) {
        int at = random.nextInt(input.length + 1);
        while (at < input.length && (input[at] < '0' || input[at] > '9')) {
            at++;
        }
        int end = at;
        while (end < input.length && input[end] >= '0' && input[end] <= '9') {
            end++;
        }
        String[] numbers = {"0", "-1", "1", "00", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1e400", "0.1", ""};
        return at == input.length ? flipped(input) : replaced(input, at, end, numbers[random.nextInt(numbers.length)].getBytes());
    }

    static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        ByteArrayOutputStream made = new ByteArrayOutputStream(input.length + by.length);
        made.write(input, 0, from);
        made.writeBytes(by);
        made.write(input, to, input.length - to);
        return made.toByteArray();
    }
}
