package dev.tailrace.core.notify;

import java.time.Duration;

/**
 * Whom to tell.
 *
 * @param name in the configuration
 * @param type what kind of notifier
 * @param notifier sends
 * @param every shortest time between two messages
 * @param retryFor how long a message is tried
 */
public record NotifierConfig(String name, String type, Notifier notifier, Duration every, Duration retryFor) {}
