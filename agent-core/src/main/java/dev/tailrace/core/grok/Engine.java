package dev.tailrace.core.grok;

/**
 * What runs an expression, and why: {@code tailrace grok} tells it.
 *
 * @param kind the machine
 * @param why a sentence
 */
public record Engine(Kind kind, String why) {
    /** The two machines. */
    public enum Kind {
        /** Code made for this very expression. */
        COMPILED,
        /** Joni, the regular expression engine of Logstash and Elasticsearch. */
        JONI
    }
}
