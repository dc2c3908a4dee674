package dev.tailrace.inputs.file;

/** What becomes of a full log. */
enum Rotation {
    /** It gets the number 1 and older ones the next numbers, and its writer makes a new one, perhaps after some more lines. */
    RENAME,
    /** It gets the date and a number for a name, and its writer makes a new one. */
    DATED,
    /** It is removed, and its writer makes a new one, perhaps a little later. */
    DELETE,
    /** It is removed, and its writer makes a new one at once, which gets its file index if nobody holds the old one. */
    RECREATE,
    /** It is emptied. */
    TRUNCATE,
    /** It is copied and then emptied, perhaps a little later. */
    COPY_TRUNCATE,
    /** The newest numbered one is compressed, and then removed, perhaps a little later. */
    COMPRESS,
    /** It is moved to another directory, of those that are searched or of others, and its writer makes a new one. */
    MOVE,
    /** The same, to a directory on another volume: it is copied and then removed. */
    MOVE_ACROSS,
    /** What was moved comes back to where it is searched. */
    BRING_BACK,
    /** None yet: a second process opens it to write to it, too. If there is one, that goes over from the file it has held since to the log of now. */
    SECOND_WRITER
}
