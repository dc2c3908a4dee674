/**
 * Regular expressions compiled to code that runs straight over UTF-8 bytes.
 *
 * <p><b>Enters:</b> an expression in the Ruby dialect of Oniguruma, for grok, or in Java's, for what else processors search
 * ({@link dev.tailrace.core.grok.regex.Dialect}). <b>Leaves:</b> a {@link dev.tailrace.core.grok.regex.ByteRegex}, which finds the same
 * matches and groups as Joni or Java do, or {@link dev.tailrace.core.grok.regex.NotCompilable}, which says what it has that only they can.
 *
 * <p><b>The way:</b> {@link dev.tailrace.core.grok.regex.Parser} makes a tree of {@link dev.tailrace.core.grok.regex.Node}s,
 * {@link dev.tailrace.core.grok.regex.Simplifier} a smaller one, {@link dev.tailrace.core.grok.regex.Method} and the writers beside it the
 * code of methods, {@link dev.tailrace.core.grok.regex.ClassWriter} a hidden class of them. {@link dev.tailrace.core.grok.regex.Search}
 * runs it: for one match of a line ({@code find}), or for all of a text, one after the other ({@code reset} and {@code next}).
 *
 * <p><b>Why code, and why an automaton too:</b> both ideas were measured on the patterns of the benchmark (a shared 2-core machine; one
 * line, nanoseconds of processor time). An automaton that only says where a match can begin reads the line once: 344 for a combined line of
 * 214 bytes, 271 for squid's 168, 302 for IIS's 187, 194 for a Go proxy's 101, 202 for a syslog line of 106. One with captures reads it at
 * least as often and moves registers besides. The code here, captures and all, took 200, 263, 172, 150 and 93: it compares whole words of
 * fixed text, runs over a field in a loop of one comparison a byte, and does not look at bytes it need not tell apart. So code does the
 * matching. Where a line does <i>not</i> match, it is the other way round: code would begin anew at every byte (4 to 13 microseconds on
 * those lines), the automaton stays at one look-up a byte whatever the pattern. So it is the automaton that rejects, exact enough to be
 * hardly ever wrong, and the code's verdict that counts.
 * Over the 449 different patterns of both sets it is the same: the code takes all, the automaton 429; on lines that match, the code with its
 * captures is as fast as the automaton without any (median 1.1 times; of 425 it is faster for 237); on lines of other formats the two
 * together are 3.3 times as fast as the automaton alone (median). The table stands in the README beside the tests.
 *
 * <p><b>How the code stays fast and small:</b>
 * <ul>
 *   <li>only named groups capture; sets of characters next to each other are one set; nested quantifiers that mean one are one;
 *   <li>what can follow a repetition is known ({@link dev.tailrace.core.grok.regex.Follow}): if it is disjoint, giving back is left out, and
 *       else passes over places where the rest cannot begin;
 *   <li>an alternative that cannot begin with the next byte is not entered, and what neighbours begin with is matched once
 *       ({@link dev.tailrace.core.grok.regex.CommonStarts});
 *   <li>repetitions of nearly everything, greedy or lazy, go on eight bytes at a time;
 *   <li>backtracking is a jump within a method; a method is kept below the size over which HotSpot would not compile it, and a heavy part
 *       becomes a method of its own that remembers its variables in the {@link dev.tailrace.core.grok.regex.Frame} between two calls.
 * </ul>
 *
 * <p><b>Where it differs from Joni, on purpose:</b> Joni's search misses matches of an expression that begins with a boundary and
 * {@code .*} anywhere but at a line's start, and of one that ends with {@code \z} or {@code \Z} behind a character beyond ASCII (its
 * matcher, asked place by place, finds them); it cannot compile some empty repetitions. Here they match.
 *
 * <p><b>Invariants:</b> texts are valid UTF-8. The choice of preferences is Perl's and Oniguruma's: leftmost match, alternatives in their
 * order, repetitions greedy or lazy. Every step back costs fuel, and every byte that a repetition passes; without fuel there is no answer.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.grok.regex.Node}, then {@link dev.tailrace.core.grok.regex.Method}.
 */
package dev.tailrace.core.grok.regex;
