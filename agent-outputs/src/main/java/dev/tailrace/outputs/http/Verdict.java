package dev.tailrace.outputs.http;

/** What a status says about a request as a whole. */
public enum Verdict {
    /** The receiver took it. */
    TAKEN,
    /** The receiver is overloaded or ill: again after a pause, perhaps elsewhere. */
    ILL,
    /** The receiver does not let us in, or the address is wrong: again, slowly, until somebody has put it right. */
    CLOSED,
    /** Too much at once. */
    TOO_LARGE,
    /** The content is refused. */
    REFUSED;

    /** Reads a status of HTTP. */
    public static Verdict of(int status) {
        if (status >= 200 && status < 300) {
            return TAKEN;
        }
        return switch (status) {
            case 413 -> TOO_LARGE;
            case 408, 421, 425, 429 -> ILL;
            case 401, 402, 403, 404, 405, 406, 407, 410, 411, 415, 451 -> CLOSED;
            default -> status >= 500 ? ILL : status < 400 ? CLOSED : REFUSED;
        };
    }
}
