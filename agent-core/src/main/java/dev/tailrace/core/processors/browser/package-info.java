/**
 * What browsers and programs call themselves, and what that says of them.
 *
 * <p><b>Enters:</b> the text of a {@code User-Agent} header. <b>Leaves:</b> values for {@code user_agent.*} of the Elastic Common Schema.
 * <b>Owner:</b> a {@link dev.tailrace.core.processors.browser.Browsers} is shared by an input's workers.
 *
 * <p><b>Invariant:</b> the library, and what it needs, is loaded by configurations that use it only.
 */
package dev.tailrace.core.processors.browser;
