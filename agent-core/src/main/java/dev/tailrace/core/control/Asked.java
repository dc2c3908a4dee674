package dev.tailrace.core.control;

/**
 * What a request that was let in brings along.
 *
 * @param accept its {@code Accept}; empty if there is none
 * @param body of a POST
 */
record Asked(String accept, byte[] body) {}
