/**
 * The configuration: YAML with a place for every mistake.
 *
 * <p><b>Enters:</b> a file and {@code -E} overrides. <b>Leaves:</b> {@link dev.tailrace.core.config.Settings}, typed and complete, or
 * {@link dev.tailrace.core.config.Problems}, all of them at once, each with file, line and column.
 *
 * <p>A part of the agent declares what it takes as a {@link dev.tailrace.core.config.Section} of
 * {@link dev.tailrace.core.config.Key}s. The declaration alone drives checking, nearest-name hints, defaults, the JSON Schema and the
 * reference pages, so that they cannot drift apart.
 *
 * <p>The way through: {@code ConfigText} (bytes to text) to {@link dev.tailrace.core.config.Yaml} (text to {@link
 * dev.tailrace.core.config.Node}s with places) to {@code Overrides} and {@code Placeholders} (what {@code -E} and {@code ${...}} bring), all
 * walked by {@link dev.tailrace.core.config.ConfigReader}. What the agent's own configuration consists of stands above this package, in
 * {@link dev.tailrace.core.setup}: this one knows no input, output or processor, so that all of them can declare what they take.
 *
 * <p><b>Invariants:</b> whatever the text, loading ends with a configuration or with located problems, never with an exception. A secret is
 * in no message. What a placeholder brings is text, never structure.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.config.Key}, then {@link dev.tailrace.core.config.Section#bind}.
 */
package dev.tailrace.core.config;
