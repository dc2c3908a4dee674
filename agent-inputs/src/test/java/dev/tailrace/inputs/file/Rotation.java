package dev.tailrace.inputs.file;

/** What becomes of a full log. */
enum Rotation {
    /** It gets a number, and its writer makes a new one, perhaps a little later. */
    RENAME,
    /** It is removed, and its writer makes a new one. */
    DELETE,
    /** It is emptied. */
    TRUNCATE,
    /** It is copied and then emptied, perhaps a little later. */
    COPY_TRUNCATE
}
