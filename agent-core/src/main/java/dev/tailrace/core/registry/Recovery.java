package dev.tailrace.core.registry;

import java.util.List;

/**
 * What opening a registry found.
 *
 * @param origin where the state comes from
 * @param findings what was damaged, for people; empty for a registry in order
 */
public record Recovery(Origin origin, List<Finding> findings) {
    public Recovery {
        findings = List.copyOf(findings);
    }

    /** True if there is nothing to report. */
    public boolean isClean() {
        return findings.isEmpty() && origin != Origin.LOST;
    }

    /** Where the state comes from. */
    public enum Origin {
        /** There was none: the first start. */
        BORN,
        /** What stood there, up to the first damage if there is any. */
        KEPT,
        /** Nothing readable stood there: a new epoch, everything is read again from where {@code start_position} says. */
        LOST
    }

    /**
     * One damaged file.
     *
     * @param file its name
     * @param offset where the damage starts
     * @param bytes how many bytes could not be used
     * @param reason what is wrong with them
     * @param setAside the name under which they are kept; empty if nothing in them was needed
     */
    public record Finding(String file, long offset, long bytes, String reason, String setAside) {
        @Override
        public String toString() {
            String kept = setAside.isEmpty() ? "nothing in them was needed" : "kept as " + setAside;
            return file + ": " + bytes + " bytes from offset " + offset + " on: " + reason + "; " + kept;
        }
    }
}
