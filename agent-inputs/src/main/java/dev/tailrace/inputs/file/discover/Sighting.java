package dev.tailrace.inputs.file.discover;

import dev.tailrace.core.platform.FileStat;

/**
 * A file that a glob matches, as a scan saw it.
 *
 * @param path where
 * @param stat what stands there, links followed
 */
public record Sighting(String path, FileStat stat) {}
