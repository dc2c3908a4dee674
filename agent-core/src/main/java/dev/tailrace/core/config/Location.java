package dev.tailrace.core.config;

/**
 * A place in a configuration file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ':' + line + ':' + column;
    }
}
