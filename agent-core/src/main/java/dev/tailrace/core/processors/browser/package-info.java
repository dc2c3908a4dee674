/**
 * What browsers and programs call themselves, and what that says of them.
 *
 * <p><b>Enters:</b> the text of a {@code User-Agent} header. <b>Leaves:</b> values for {@code user_agent.*} of the Elastic Common Schema.
 * <b>Owner:</b> a {@link dev.tailrace.core.processors.browser.Browsers} is shared by an input's workers.
 *
 * <p><b>The way:</b> the library would try its expressions one after the other, some twelve hundred for a text that few of them can match.
 * {@link dev.tailrace.core.processors.browser.Expressions} gives it them one at a time, and only those that can.
 *
 * <p><b>Invariant:</b> the library, and what it needs, is loaded by configurations that use it only.
 */
package dev.tailrace.core.processors.browser;
