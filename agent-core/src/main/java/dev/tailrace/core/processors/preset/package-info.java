/**
 * Ready-made lists of processors for the logs of well-known servers.
 *
 * <p><b>Enters:</b> a preset's name. <b>Leaves:</b> its steps, as the same YAML that a user would write: the resources beside this package,
 * {@code squid.yml} and so on, which are there to be read and copied. They are compiled like any other list.
 *
 * <p><b>Invariant:</b> a line that a preset cannot parse keeps {@code message} and gets a tag.
 */
package dev.tailrace.core.processors.preset;
