/**
 * Telling people: mail, webhooks, chat robots.
 *
 * <p><b>Enters:</b> {@link dev.tailrace.core.alert.Alarm}s, at a {@link dev.tailrace.core.notify.Courier} for each notifier. <b>Leaves:</b>
 * messages, each a {@link dev.tailrace.core.notify.Notice} of one alarm or several.
 *
 * <h2>Rules of a courier</h2>
 * <ol>
 *   <li><b>The first alarm goes at once</b>; what comes within {@code every} (10s) after a message is joined into the next one. So a
 *       storm of a thousand clients is a few messages, and robots that take twenty a minute are not overrun.
 *   <li><b>A message names {@value dev.tailrace.core.notify.Notice#MOST} alarms</b> and says how many more there are.
 *   <li><b>What is not told yet is told once:</b> of several alarms of the same kind about the same rule and group the last one stays.
 *   <li><b>A failed attempt is tried again</b>, after 1s doubling to 60s, for {@code retry_for} (1h); then its alarms are given up, which is an error
 *       in the log and a metric.
 *   <li><b>At most {@value dev.tailrace.core.notify.Courier#MOST_WAITING} alarms wait</b>; of more the oldest are given up.
 *   <li>Nothing is kept over a restart.
 * </ol>
 *
 * <h2>What others wrote</h2>
 * Values of groups come from logs, so from anybody. They lose control characters, are cut at 200 bytes, are quoted for JSON and for mail's headers,
 * and what would call people in a chat ({@code <!channel>}, {@code <at user_id="all">}) is made harmless. The robots get plain text, never Markdown.
 *
 * <h2>Formats</h2>
 * SMTP with STARTTLS (RFC 3207), or TLS from the start (RFC 8314), by Apache Commons Net: Angus Mail would be the usual library, but asks for
 * {@code java.desktop}, which the runtime does without. Robots as their makers document them: WeCom "group robot", DingTalk "custom robot" (signature:
 * HMAC-SHA256 of {@code timestamp\nsecret}), Feishu "custom bot" (signature: HMAC-SHA256 of nothing, with {@code timestamp\nsecret} as the key), Slack
 * "incoming webhook".
 *
 * <p><b>Owner:</b> the {@link dev.tailrace.core.alert.AlertDuty}; sending itself runs elsewhere and comes back as a message.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.notify.Courier}, then {@link dev.tailrace.core.notify.NotifierKind}.
 */
package dev.tailrace.core.notify;
