package dev.tailrace.core.output;

/**
 * How a receiver answered when an output's own client, with its certificates and credentials, spoke to it without giving it anything.
 *
 * @param receiver its address, for people
 * @param complaint why events would not be taken; empty: they would, as far as can be known
 * @param remedy what to do about that; empty if there is nothing to say
 */
public record Greeting(String receiver, String complaint, String remedy) {
    /** It lets the output in. */
    public static Greeting returned(String receiver) {
        return new Greeting(receiver, "", "");
    }

    public boolean isReturned() {
        return complaint.isEmpty();
    }
}
