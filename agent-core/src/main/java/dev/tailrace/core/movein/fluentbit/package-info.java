/**
 * Moving in from Fluent Bit: the tail input of its classic and its YAML configuration, with the parsers, filters and outputs that it meets.
 *
 * <p><b>Enters:</b> fluent-bit.conf or fluent-bit.yaml with what it includes. <b>Leaves:</b> YAML for Tailrace. Its positions stand in an SQLite
 * database, which nothing here reads.
 *
 * <p>What settings mean is from Fluent Bit's manual (https://docs.fluentbit.io/manual). Its records go by tags: a filter or an output takes
 * those that its {@code Match} matches. Here an input names its outputs and has its processors, so that tags are resolved while moving.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.movein.fluentbit.FluentBitImport}, then {@code Sections}.
 */
package dev.tailrace.core.movein.fluentbit;
