package dev.tailrace.core.alert;

/** How bad it is. */
public enum Level {
    INFO,
    WARNING,
    CRITICAL
}
