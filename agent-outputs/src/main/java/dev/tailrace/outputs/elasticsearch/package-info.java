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
 *       dev.tailrace.outputs.elasticsearch.ItemVerdict} and the table. Those that may succeed later are sent again, alone.
 *   <li>Anything else that is no complete JSON answer with status 200, a cut or a reset connection, no answer in time: unknown, so all of
 *       the request's events go again. {@code create} makes that harmless.
 * </ul>
 *
 * <h2>An item</h2>
 * <pre>
 * 2xx, 409                                             there
 * 408, 429, 5xx, too many shards, pipeline missing     again
 * 400 and all others                                   refused: a dead letter
 * 403 index made read-only, 400 index closed           again if all events go to one index; if the event's time or fields name it,
 *                                                      refused: late lines for an old day's frozen index do not hold up today's
 * 403 no right to this index, 404 no such index        again, slowly; refused only if the event's fields name the index: one wrong value
 *                                                      must not hold up all others. (Without any right the whole request is refused,
 *                                                      and waits.)
 * other 401, 403, 404                                  again
 * </pre>
 *
 * <h2>Set-up</h2>
 * With {@code setup.template} a composable index template is put before the first event goes: {@code PUT _index_template/NAME?create=true},
 * so that one which is there stays, unless {@code overwrite}. For a data stream {@code PUT _data_stream/NAME} follows. A server that is
 * away is waited for. A refusal (missing right, conflicting template) is reported and events go all the same; but never into what is to be
 * a data stream, since the first of them would make an index of that name.
 *
 * <p><b>Invariant:</b> an event counts as delivered only after an answer that says so. {@code GET /} is never asked: small
 * distributions and restricted users have no such thing.
 *
 * <p><b>Owner:</b> requests in flight share nothing of this package. <b>Read first:</b> {@link
 * dev.tailrace.outputs.elasticsearch.BulkSlot}, {@link dev.tailrace.outputs.elasticsearch.Bulk}; requests, limits and hosts are
 * in {@link dev.tailrace.outputs.http}.
 */
package dev.tailrace.outputs.elasticsearch;
