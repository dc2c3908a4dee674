package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.EventFormat;

/**
 * What the user asked for.
 *
 * @param path where events go
 * @param rotateSize bytes after which a file is finished; 0: never
 * @param keep how many files of a series stay; 0: all
 * @param sync what is durable before a shipment counts as delivered
 */
record FileOptions(EventFormat path, long rotateSize, int keep, Sync sync) {
    /** When bytes are forced to the disk. */
    enum Sync {
        /** With every shipment. */
        BATCH,
        /** When the system thinks fit. */
        OS
    }
}
