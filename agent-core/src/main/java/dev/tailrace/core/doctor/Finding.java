package dev.tailrace.core.doctor;

/**
 * What was found.
 *
 * @param weight how bad it is
 * @param about what it is about, such as {@code input squid}
 * @param text what is so
 * @param remedy what to do; empty if there is nothing to do
 */
public record Finding(Weight weight, String about, String text, String remedy) {
    /** How bad a finding is. */
    public enum Weight {
        /** All is well. */
        FINE,
        /** May become a problem. */
        DOUBTFUL,
        /** Lines will not be read or not arrive. */
        WRONG
    }

    static Finding fine(String about, String text) {
        return new Finding(Weight.FINE, about, text, "");
    }

    static Finding doubtful(String about, String text, String remedy) {
        return new Finding(Weight.DOUBTFUL, about, text, remedy);
    }

    static Finding wrong(String about, String text, String remedy) {
        return new Finding(Weight.WRONG, about, text, remedy);
    }
}
