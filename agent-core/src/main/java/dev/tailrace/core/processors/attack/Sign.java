package dev.tailrace.core.processors.attack;

/** What only the form of an address shows, before it is made plain. Rules name it with an at sign: {@code @above_root}. */
enum Sign {
    /** The path leaves the root: more {@code ..} than folders before it. */
    ABOVE_ROOT,
    /** Two dots that belong together, of which one was encoded; nobody needs to. */
    HIDDEN_DOTS,
    /** Behind two dots in the path, a separator that was encoded. */
    HIDDEN_SEPARATOR,
    /** A character of ASCII written as something longer: overlong UTF-8 behind dots, or {@code %u0027}. */
    DISGUISED_ASCII,
    /** A byte 0 in the path. */
    NUL_BYTE,
    /** Another character in the path that cannot be seen. In queries there are such: trackers of torrents send whole hashes. */
    CONTROL_CHARACTER;

    int bit() {
        return 1 << ordinal();
    }
}
