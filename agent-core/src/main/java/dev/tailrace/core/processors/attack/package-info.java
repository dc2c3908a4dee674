/**
 * Signs of attacks in the address of a request.
 *
 * <p><b>Enters:</b> a URL, or a path with its query, as bytes from a log. <b>Leaves:</b> the {@link dev.tailrace.core.processors.attack.Rule}
 * that it breaks, if any.
 *
 * <p><b>The way:</b> {@link dev.tailrace.core.processors.attack.UrlText} undoes what hides: percent-encoding up to three times, upper case,
 * comments of SQL, runs of white space; and notes signs that only the hiding itself shows. {@link
 * dev.tailrace.core.processors.attack.Scanner} then looks for all rules at once. The rules are the resource {@code attacks.rules}: a
 * category, a name, and a regular expression or a sign.
 *
 * <p><b>Why an automaton of its own:</b> the texts are an attacker's, so the time must be linear in the text whatever it is, and adding a
 * rule must not add a pass. The expressions capture nothing and are not anchored, so a position automaton (V. M. Glushkov, "The abstract
 * theory of automata", 1961), made deterministic as it is used, is enough and small: a step is one look-up in a table.
 *
 * <p><b>Owner:</b> {@link dev.tailrace.core.processors.attack.Rules} is shared; a scanner and a text belong to one worker.
 * <b>Invariant:</b> looking changes nothing and, once a scanner has seen its traffic, allocates nothing.
 *
 * <p><b>Measured</b> on lists beside the tests: of 209 attacks as they are known all are marked; of 197 requests that look like some and
 * mean no harm, none. Of 200,000 generated requests of which every fourth word is one that attacks use, 12; of 1,700,000
 * lines of the samples that the agent's own benchmarks run on, none. Of 60 attacks that were written down only after the rules, 50; what was
 * missed is mostly what the rules do not look for: names of files that scanners try. A megabyte takes 3 to 63 ms whatever it holds.
 *
 * <p><b>What it is not:</b> a firewall. It marks what is worth a look, and errs on the side of silence: each rule needs more than a word
 * that people also search for.
 *
 * <p><b>Read first:</b> {@code attacks.rules}, then {@link dev.tailrace.core.processors.attack.UrlText}.
 */
package dev.tailrace.core.processors.attack;
