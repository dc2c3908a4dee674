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
 * <p><b>Read first:</b> {@link dev.tailrace.core.grok.GrokLibrary}, then {@link dev.tailrace.core.grok.Expansion}.
 */
package dev.tailrace.core.grok;
