package dev.tailrace.core.control;

import java.util.Locale;

/**
 * All that is measured, with the names by which Prometheus knows it. {@code docs/monitoring.md} describes each one, in this order; a test
 * compares them.
 */
enum Meter {
    BUILD_INFO(Kind.GAUGE, "Always 1; the version is a label.", "version"),
    HEALTHY(Kind.GAUGE, "1 if /healthz answers 200."),
    START_TIME_SECONDS(Kind.GAUGE, "When the agent started, in seconds since 1970."),
    CPU_SECONDS(Kind.COUNTER, "Processor time of the process, user and system."),
    RESIDENT_MEMORY_BYTES(Kind.GAUGE, "Memory that the process holds; only on Linux."),
    HEAP_USED_BYTES(Kind.GAUGE, "Java heap in use, garbage included."),
    CONFIG_RELOADS(Kind.COUNTER, "Changes of the configuration that were taken over."),
    CONFIG_REFUSALS(Kind.COUNTER, "Changes of the configuration that were not taken over."),
    CONFIG_IN_FORCE(Kind.GAUGE, "1 if the file's configuration is what runs; 0 if the file as it stands was refused."),

    INPUT_READ_EVENTS(Kind.COUNTER, "Events that an input read.", "input"),
    INPUT_READ_BYTES(Kind.COUNTER, "Bytes of its sources that an input read.", "input"),
    INPUT_DELIVERED_EVENTS(Kind.COUNTER, "Events that all their outputs have.", "input"),
    INPUT_DROPPED_EVENTS(Kind.COUNTER, "Events that a rule, or no route, wanted.", "input"),
    INPUT_DEAD_LETTERED_EVENTS(Kind.COUNTER, "Events that an output refused for good.", "input"),
    INPUT_IN_FLIGHT_EVENTS(Kind.GAUGE, "Events that are read and not settled: read - delivered - dropped - dead-lettered.", "input"),
    INPUT_RULE_DROPPED_EVENTS(Kind.COUNTER, "Events that a processor dropped, by its place in the configuration.", "input", "rule"),
    INPUT_PROCESSOR_FAILED_EVENTS(Kind.COUNTER, "Events that a processor could not work on, by its place in the configuration.", "input", "rule"),
    INPUT_WAITS(Kind.GAUGE, "1 if reading waits for an output's memory.", "input", "output"),
    INPUT_ANSWERS(Kind.GAUGE, "0 if the input did not tell of its files within a second: its disk may hang.", "input"),
    INPUT_FILES(Kind.GAUGE, "Files that are followed, by what happens to them.", "input", "state"),
    INPUT_LAG_BYTES(Kind.GAUGE, "Bytes of all its files that are not delivered.", "input"),
    INPUT_LAG_SECONDS(Kind.GAUGE, "How long the oldest of what is not delivered has waited, of the file where that is longest.", "input"),
    INPUT_FAILING_FILES(Kind.GAUGE, "Files that could not be read at the last attempt.", "input"),
    INPUT_SHARING_VIOLATIONS(Kind.COUNTER, "Attempts at a file that another process shared with nobody (Windows); it is tried again.", "input"),

    OUTPUT_TAKEN_EVENTS(Kind.COUNTER, "Events that came to an output.", "output"),
    OUTPUT_DELIVERED_EVENTS(Kind.COUNTER, "Events that an output's receiver has.", "output"),
    OUTPUT_DEAD_LETTERED_EVENTS(Kind.COUNTER, "Events that an output's receiver refused for good.", "output"),
    OUTPUT_LOST_EVENTS(Kind.COUNTER, "Events of a disk queue that were damaged.", "output"),
    OUTPUT_IN_FLIGHT_EVENTS(Kind.GAUGE, "Events on their way, those in a disk queue included.", "output"),
    OUTPUT_SHIPMENTS(Kind.COUNTER, "Shipments that were answered or failed.", "output"),
    OUTPUT_RETRIES(Kind.COUNTER, "Shipments that were sent again, in whole or in part.", "output"),
    OUTPUT_SHIPMENTS_IN_FLIGHT(Kind.GAUGE, "Shipments under way.", "output"),
    OUTPUT_FAILING(Kind.GAUGE, "1 if the last attempt failed.", "output"),
    OUTPUT_WAITING_SECONDS(Kind.GAUGE, "For how long lines wait and none was delivered; 0 if none waits.", "output"),
    OUTPUT_OLDEST_EVENT_SECONDS(Kind.GAUGE, "How long ago the oldest event was read that is not delivered.", "output"),
    OUTPUT_MEMORY_LIMIT_BYTES(Kind.GAUGE, "What an output's events may take (pipeline.memory).", "output"),
    OUTPUT_MEMORY_HELD_BYTES(Kind.GAUGE, "What they take.", "output"),
    OUTPUT_QUEUE_EVENTS(Kind.GAUGE, "Events in the disk queue.", "output"),
    OUTPUT_QUEUE_BYTES(Kind.GAUGE, "Bytes of the disk queue's files.", "output"),

    HOST_REQUESTS(Kind.COUNTER, "Requests to a host that ended.", "host", "output"),
    HOST_FAILURES(Kind.COUNTER, "Requests that found the host unreachable, failing or overloaded.", "host", "output"),
    HOST_REQUESTS_IN_FLIGHT(Kind.GAUGE, "Requests under way.", "host", "output"),
    HOST_LATENCY_SECONDS(Kind.GAUGE, "What requests took lately, a moving average.", "host", "output"),
    HOST_CIRCUIT_OPEN(Kind.GAUGE, "1 if the host is left alone for a while, 0.5 on trial, 0 if it takes requests.", "host", "output"),

    REGISTRY_HEALTHY(Kind.GAUGE, "0 if read positions cannot be saved: nothing is shipped then."),
    REGISTRY_ENTRIES(Kind.GAUGE, "Files that are remembered, those that are gone included."),
    REGISTRY_LOG_BYTES(Kind.GAUGE, "Length of the registry's log since its last compaction."),
    ALERT_ACTIVE_GROUPS(Kind.GAUGE, "Groups for which a rule's limit is exceeded.", "rule"),
    ALERT_TOLD(Kind.COUNTER, "How often it was told that a rule's limit is exceeded.", "rule"),
    ALERT_UNHEARD(Kind.COUNTER, "How often it was not told, as more than 1000 groups exceeded the limit.", "rule"),
    ALERT_MISSED_EVENTS(Kind.COUNTER, "Events that alerts could not count, as there were too many at once."),
    NOTIFIER_MESSAGES(Kind.COUNTER, "Messages that a notifier's receiver took.", "notifier"),
    NOTIFIER_FAILURES(Kind.COUNTER, "Messages that it did not take at an attempt.", "notifier"),
    NOTIFIER_LOST_ALARMS(Kind.COUNTER, "Alarms that were given up, as it did not take them for too long, or too many waited.", "notifier"),
    NOTIFIER_WAITING_ALARMS(Kind.GAUGE, "Alarms that are not told yet.", "notifier");

    /** What a number may do. */
    enum Kind {
        /** Only grows; its name ends with {@code _total}. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    private final Kind kind;
    private final String help;
    private final String[] labels;

    Meter(Kind kind, String help, String... labels) {
        this.kind = kind;
        this.help = help;
        this.labels = labels;
    }

    Kind kind() {
        return kind;
    }

    String help() {
        return help;
    }

    String[] labels() {
        return labels.clone();
    }

    /** As Prometheus shows it. */
    String fullName() {
        return baseName() + (kind == Kind.COUNTER ? "_total" : "");
    }

    /** Without what its kind adds. */
    String baseName() {
        return "tailrace_" + name().toLowerCase(Locale.ROOT);
    }
}
