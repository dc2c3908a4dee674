package dev.tailrace.core.cli;

/** What the process tells its caller. */
enum ExitStatus {
    /** Done. */
    DONE(0),
    /** It ran and failed. */
    FAILED(1),
    /** Wrong usage or configuration: trying again will not help. */
    WRONG(2);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
