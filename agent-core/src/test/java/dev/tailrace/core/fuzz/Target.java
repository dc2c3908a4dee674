package dev.tailrace.core.fuzz;

/** What is to bear any input: it returns, or throws what it was seen to do wrong. */
@FunctionalInterface
public interface Target {
    void take(byte[] input) throws Exception;
}
