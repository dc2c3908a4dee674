package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.encode.EventFormat;

/** What the name of an event's index depends on, and so whether trouble with one index concerns all events or a few. */
enum IndexNaming {
    /** Nothing: all events go to one index. */
    FIXED,
    /** The event's time: late lines go to older indices. */
    BY_TIME,
    /** The event's fields: the data decides, and a wrong value makes a wrong index. */
    BY_FIELDS;

    static IndexNaming of(EventFormat index) {
        return index.dependsOnData() ? BY_FIELDS : index.isFixed() ? FIXED : BY_TIME;
    }
}
