package dev.tailrace.inputs.file.follow;

/** Whether a tailed file's name still stands. Times are {@link dev.tailrace.core.duty.Clock#nanos()}. */
public sealed interface Presence {
    /** A glob matches its name. */
    record Named() implements Presence {}

    /** It got another name that a glob matches, while it was followed: rotated. */
    record Renamed() implements Presence {}

    /** Removed, or moved to where no glob looks. */
    record Gone(long since) implements Presence {}

    /** Windows: deleted, but not gone before every handle is closed; nobody can use its name meanwhile. */
    record DeletePending(long since) implements Presence {}

    /** Its directory or volume cannot be read at the moment. */
    record Hidden() implements Presence {}

    /** True if it will not be seen again as far as can be told. */
    default boolean isLeaving() {
        return switch (this) {
            case Gone gone -> true;
            case DeletePending pending -> true;
            case Named named -> false;
            case Renamed renamed -> false;
            case Hidden hidden -> false;
        };
    }
}
