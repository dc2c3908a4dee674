package dev.tailrace.core.processors.attack;

/**
 * What an address can break.
 *
 * @param number its place among the rules; of several that are broken, the first counts
 */
public record Rule(int number, Category category, String name) {}
