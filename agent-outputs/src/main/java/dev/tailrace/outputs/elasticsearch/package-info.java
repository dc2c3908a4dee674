/**
 * Elasticsearch and OpenSearch, through {@code _bulk}.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> {@code create} actions whose {@code _id} is the event's id, so that a repeat is answered
 * 409, which is a yes: nothing stands there twice, whatever was repeated.
 *
 * <h2>A request</h2>
 * <pre>
 * POST /INDEX/_bulk?filter_path=errors,items.*.error,items.*.status      all events of the shipment go to one index
 * POST /_bulk?...                                                        they do not: each action names its own
 * {"create":{"_id":"0123456789abcdef-1-3f00"}}
 * {"@timestamp":"...","message":"...",...}
 * </pre>
 *
 * <h2>The answer</h2>
 * <ul>
 *   <li>{@code "errors":false}: all there. The items are not looked at.
 *   <li>{@code "errors":true}: items come in the order of the actions, each with its status: see {@link
 *       dev.tailrace.outputs.elasticsearch.ItemVerdict}. Those that may succeed later are sent again, alone.
 *   <li>Anything else that is no complete JSON answer with status 200, a cut or a reset connection, no answer in time: unknown, so all of
 *       the request's events go again. {@code create} makes that harmless.
 * </ul>
 *
 * <p><b>Invariant:</b> an event counts as delivered only after an answer that says so. {@code GET /} is never asked: small
 * distributions and restricted users have no such thing.
 *
 * <p><b>Owner:</b> requests in flight share nothing of this package. <b>Read first:</b> {@link
 * dev.tailrace.outputs.elasticsearch.ElasticsearchOutput}, {@link dev.tailrace.outputs.elasticsearch.Bulk}; requests, limits and hosts are
 * in {@link dev.tailrace.outputs.http}.
 */
package dev.tailrace.outputs.elasticsearch;
