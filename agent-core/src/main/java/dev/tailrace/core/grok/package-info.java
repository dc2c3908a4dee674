/**
 * Grok: patterns in the community's syntax, matched straight over the bytes of a line.
 *
 * <p><b>Enters:</b> an expression such as {@code %{COMBINEDAPACHELOG}} and the {@link dev.tailrace.core.grok.GrokLibrary} of names it
 * refers to; then lines, as UTF-8 bytes. <b>Leaves:</b> for each line a {@link dev.tailrace.core.grok.Result} and where in the line each
 * {@link dev.tailrace.core.grok.Capture} stands; nothing is copied.
 *
 * <p><b>Owner:</b> libraries and patterns are immutable and shared; a {@link dev.tailrace.core.grok.GrokMatcher} belongs to one thread.
 *
 * <p><b>Language:</b> {@code %{NAME}}, {@code %{NAME:field}}, {@code %{NAME:[nested][field]}}, {@code %{NAME:field:type}}, named groups
 * {@code (?<field>...)}, and between them the Ruby dialect of Oniguruma. As there, groups without a name do not capture once one has a
 * name, {@code \h} is a hexadecimal digit, {@code ^} and {@code $} stand at every line's edge, {@code (?m)} lets the dot match a newline.
 *
 * <p><b>Engines:</b> an expression is compiled to code of its own ({@link dev.tailrace.core.grok.regex}); all patterns of both sets are.
 * What that compiler does not take runs on Joni, and {@link dev.tailrace.core.grok.Engine} says why. Both give the same captures.
 *
 * <p><b>Lists:</b> of more than a few expressions, those are tried that the line can match for all its characters
 * ({@link dev.tailrace.core.grok.regex.RequiredBytes}); their order decides as ever.
 *
 * <p><b>Same field twice:</b> as in Elasticsearch, the first group of the field that took part gives its value, even an empty one. Groups
 * of one field with different types are different captures.
 *
 * <p><b>Budget:</b> half a million steps and two more for each byte of the line; a step back, a failed alternative, a call, a round of a
 * loop and a byte passed in a repetition are steps. It is some milliseconds, and {@link dev.tailrace.core.grok.Result#BUDGET_EXCEEDED}
 * when it is spent. Joni has 10 ms.
 *
 * <p><b>Sets:</b> see {@link dev.tailrace.core.grok.PatternSet}; the classic definitions come from {@code opensearch-grok}'s resource
 * files, the ECS set is made of them by a table of names, and both have {@code SQUID NGINXACCESS NGINXERROR IIS GOPROXY}.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.grok.GrokLibrary}, then {@link dev.tailrace.core.grok.Expansion}.
 */
package dev.tailrace.core.grok;
