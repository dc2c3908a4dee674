package dev.tailrace.core.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Many hostile inputs for one target, made of good ones.
 *
 * <p>{@code -Dtailrace.seed=N} makes others, {@code -Dtailrace.tries=M} M times as many. With {@code -Dtailrace.corpus=DIRECTORY} the good inputs
 * are written there, in a folder with the target's name, for Jazzer to begin with.
 */
public final class Campaign {
    private static final long SEED = Long.getLong("tailrace.seed", 1);
    private static final int TIMES = Integer.getInteger("tailrace.tries", 1);
    private static final String CORPUS = System.getProperty("tailrace.corpus");
    private static final int SMALLER_TRIES = 3000;

    private final Class<?> test;
    private final List<byte[]> seeds;
    private final List<byte[]> words;

    private Campaign(Class<?> test, List<byte[]> seeds, List<byte[]> words) {
        this.test = test;
        this.seeds = seeds;
        this.words = words;
    }

    /** @param test whose target it is */
    public static Campaign of(Class<?> test, byte[]... seeds) {
        return new Campaign(test, List.of(seeds), List.of());
    }

    public static Campaign of(Class<?> test, String... seeds) {
        return of(test, utf8(seeds).toArray(byte[][]::new));
    }

    /** With pieces that mean something in the format. */
    public Campaign words(String... more) {
        return new Campaign(test, seeds, Stream.concat(words.stream(), utf8(more).stream()).toList());
    }

    private static List<byte[]> utf8(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Gives the target the good inputs, and so many hostile ones. What the agent's log has to say of them all is of no use to anybody. */
    public void against(Target target, int tries) {
        keepSeeds();
        Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            run(target, tries);
        } finally {
            log.setLevel(before);
        }
    }

    private void run(Target target, int tries) {
        for (byte[] seed : seeds) {
            attempt(target, seed, "a good input");
        }
        Mutation mutation = new Mutation(seeds, words, new Random(SEED ^ test.getName().hashCode()));
        long all = (long) tries * TIMES;
        for (long i = 0; i < all; i++) {
            attempt(target, mutation.next(), "seed " + SEED + ", try " + i);
        }
        System.out.printf("fuzz %s: %d inputs, seed %d%n", test.getSimpleName(), all + seeds.size(), SEED);
    }

    private void attempt(Target target, byte[] input, String which) {
        Throwable failure = failure(target, input);
        if (failure != null) {
            byte[] smallest = smaller(target, input, failure.getClass());
            String shown = new String(smallest, StandardCharsets.ISO_8859_1).codePoints()
                    .mapToObj(c -> c >= 32 && c < 127 ? Character.toString(c) : String.format("\\x%02x", c))
                    .reduce("", String::concat);
            throw new AssertionError(test.getSimpleName() + ", " + which + ", " + smallest.length + " bytes: " + shown + System.lineSeparator()
                    + "Base64: " + Base64.getEncoder().encodeToString(smallest) + System.lineSeparator() + failure, failure);
        }
    }

    private static Throwable failure(Target target, byte[] input) {
        try {
            target.take(input.clone());
            return null;
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError failed) {
            return failed;
        }
    }

    /** Takes away what is not needed to fail in the same way. */
    private static byte[] smaller(Target target, byte[] input, Class<?> kind) {
        byte[] smallest = input;
        int left = SMALLER_TRIES;
        for (int piece = Math.max(1, input.length / 2); piece > 0; piece /= 2) {
            for (int at = 0; at + piece <= smallest.length && left > 0; left--) {
                byte[] candidate = Mutation.replaced(smallest, at, at + piece, new byte[0]);
                Throwable failure = failure(target, candidate);
                if (failure != null && failure.getClass() == kind) {
                    smallest = candidate;
                } else {
                    at += piece;
                }
            }
        }
        return smallest;
    }

    private void keepSeeds() {
        if (CORPUS == null) {
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of(CORPUS, test.getName()));
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve("seed-" + i), seeds.get(i));
            }
            for (int i = 0; i < words.size(); i++) {
                Files.write(folder.resolve("word-" + i), words.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
