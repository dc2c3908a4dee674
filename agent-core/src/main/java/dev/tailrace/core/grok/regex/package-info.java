/**
 * Regular expressions compiled to code that runs straight over UTF-8 bytes.
 *
 * <p><b>Enters:</b> an expression in the Ruby dialect of Oniguruma. <b>Leaves:</b> a {@link dev.tailrace.core.grok.regex.ByteRegex}, which
 * finds the same matches and groups as Joni, or {@link dev.tailrace.core.grok.regex.NotCompilable}, which says what it has that only
 * Joni can do.
 *
 * <p><b>The way:</b> {@link dev.tailrace.core.grok.regex.Parser} makes a tree of {@link dev.tailrace.core.grok.regex.Node}s,
 * {@link dev.tailrace.core.grok.regex.Simplifier} a smaller one, {@link dev.tailrace.core.grok.regex.Method} and the writers beside it the
 * code of methods, {@link dev.tailrace.core.grok.regex.ClassWriter} a hidden class of them. {@link dev.tailrace.core.grok.regex.Search}
 * runs it.
 *
 * <p><b>Invariants:</b> texts are valid UTF-8. The choice of preferences is Perl's and Oniguruma's: leftmost match, alternatives in their
 * order, repetitions greedy or lazy. Every step back costs fuel, and every byte that a repetition passes; without fuel there is no answer.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.grok.regex.Node}, then {@link dev.tailrace.core.grok.regex.Method}.
 */
package dev.tailrace.core.grok.regex;
