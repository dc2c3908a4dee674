package dev.tailrace.packaging.compare;

/** What is done with each line on its way. */
enum Work {
    /** Shipped as it is. */
    RAW("raw"),
    /** Parsed as a combined access log: fields, types, time. */
    PARSE("parse"),
    /** Shipped as it is, bodies compressed by gzip at level 1. */
    GZIP("raw, gzip 1");

    final String title;

    Work(String title) {
        this.title = title;
    }
}
