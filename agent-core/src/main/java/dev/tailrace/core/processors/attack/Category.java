package dev.tailrace.core.processors.attack;

/** What an attack is after. Its name in lower case stands in {@code rule.category}. */
public enum Category {
    SQL_INJECTION,
    XSS,
    PATH_TRAVERSAL,
    ILLEGAL_PATH
}
