package dev.tailrace.packaging.bench;

import java.nio.file.Path;

/**
 * What a shipper is asked to do, once.
 *
 * @param folder an empty one, for its configuration and state
 * @param logs what it ships: a file, or a glob in one folder
 * @param port of the sink
 * @param work with each line
 * @param pace what it is set up for
 */
record Job(Path folder, String logs, int port, Work work, Pace pace) {
    /** What is done with each line on its way. */
    enum Work {
        /** Shipped as it is. */
        RAW,
        /** Parsed as a combined access log: fields and types. */
        PARSE,
        /** Shipped as it is, bodies compressed by gzip at level 1. */
        GZIP
    }

    /** What the settings favour. */
    enum Pace {
        /** Whatever the shipper comes with. */
        SHIPPED,
        /** Many lines a second, by the advice of its documentation. */
        FULL,
        /** Little time from a line's writing to its arrival. */
        PROMPT
    }

    boolean parses() {
        return work == Work.PARSE;
    }

    boolean zips() {
        return work == Work.GZIP;
    }

    /** Where the sink takes bulks. */
    String sink() {
        return "http://127.0.0.1:" + port;
    }
}
