package dev.tailrace.outputs.file;

import dev.tailrace.core.encode.EventFormat;

/**
 * What the user asked for.
 *
 * @param path where events go
 * @param rotation when the next file of a series is begun
 * @param sync what is durable before a shipment counts as delivered
 */
record FileOptions(EventFormat path, Rotation rotation, Sync sync) {
    /** When bytes are forced to the disk. */
    enum Sync {
        /** With every shipment. */
        BATCH,
        /** When the system thinks fit. */
        OS
    }
}
