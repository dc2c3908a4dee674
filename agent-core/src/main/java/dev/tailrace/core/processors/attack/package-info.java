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
 * <p><b>What it is not:</b> a firewall. It marks what is worth a look, and errs on the side of silence: each rule needs more than a word
 * that people also search for.
 *
 * <p><b>Read first:</b> {@code attacks.rules}, then {@link dev.tailrace.core.processors.attack.UrlText}.
 */
package dev.tailrace.core.processors.attack;
