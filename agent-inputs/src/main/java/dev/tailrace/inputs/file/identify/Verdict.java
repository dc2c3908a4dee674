package dev.tailrace.inputs.file.identify;

/**
 * What a file turned out to be.
 *
 * @param <K> the caller's generations
 */
public sealed interface Verdict<K extends Known> {
    /** Row 1: this generation; it goes on at its offset. */
    record Same<K extends Known>(K generation) implements Verdict<K> {}

    /** Row 3: a copy of this generation's content; the generation goes on here, at its offset. */
    record Copy<K extends Known>(K generation) implements Verdict<K> {}

    /**
     * Row 4: a copy of an earlier state of this generation, which may go on differently.
     *
     * @param upTo nothing before this offset was not read
     */
    record Past<K extends Known>(K generation, long upTo) implements Verdict<K> {}

    /** Row 5: so far nothing but what this living generation has. */
    record Shadow<K extends Known>(K generation) implements Verdict<K> {}

    /** Row 6. */
    record Fresh<K extends Known>() implements Verdict<K> {}

    /** It cannot be told yet: look further into the file, or again later. */
    record Undecided<K extends Known>() implements Verdict<K> {}
}
