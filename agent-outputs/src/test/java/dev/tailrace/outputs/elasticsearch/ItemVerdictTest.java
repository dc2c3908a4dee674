package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the package's description, with the words of real servers. */
class ItemVerdictTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            201 |                                 |                                                               | DELIVERED | DELIVERED | DELIVERED
            409 | version_conflict_engine_exception | [1]: version conflict, document already exists             | DELIVERED | DELIVERED | DELIVERED
            429 | es_rejected_execution_exception | rejected execution of primary operation                       | AGAIN     | AGAIN     | AGAIN
            429 | cluster_block_exception         | index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]; | AGAIN | AGAIN | AGAIN
            403 | cluster_block_exception         | index [x] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]; | AGAIN | AGAIN | AGAIN
            403 | cluster_block_exception         | index [x] blocked by: [FORBIDDEN/8/index write (api)];        | AGAIN     | REFUSED   | REFUSED
            403 | cluster_block_exception         | index [x] blocked by: [FORBIDDEN/5/index read-only (api)];    | AGAIN     | REFUSED   | REFUSED
            403 | cluster_block_exception         | blocked by: [FORBIDDEN/6/cluster read-only (api)];            | AGAIN     | AGAIN     | AGAIN
            400 | index_closed_exception          | closed                                                        | AGAIN     | REFUSED   | REFUSED
            403 | security_exception              | action [indices:data/write/bulk[s]] is unauthorized for user  | AGAIN     | AGAIN     | REFUSED
            404 | index_not_found_exception       | no such index [x] and [action.auto_create_index] is [false]   | AGAIN     | AGAIN     | REFUSED
            401 | security_exception              | missing authentication credentials                            | AGAIN     | AGAIN     | AGAIN
            400 | document_parsing_exception      | failed to parse field [size] of type [long]                   | REFUSED   | REFUSED   | REFUSED
            400 | invalid_index_name_exception    | Invalid index name [A]                                        | REFUSED   | REFUSED   | REFUSED
            400 | illegal_argument_exception      | pipeline with id [p] does not exist                           | AGAIN     | AGAIN     | AGAIN
            413 | circuit_breaking_exception      | too large                                                     | REFUSED   | REFUSED   | REFUSED
            503 | unavailable_shards_exception    | primary shard is not active                                   | AGAIN     | AGAIN     | AGAIN
            """)
    void whatAnItemSaysDependsOnWhoChoseItsIndex(
            int status, String type, String reason, ItemVerdict fixed, ItemVerdict byTime, ItemVerdict byFields) {
        assertThat(ItemVerdict.of(status, type, reason, IndexNaming.FIXED)).as("one index").isEqualTo(fixed);
        assertThat(ItemVerdict.of(status, type, reason, IndexNaming.BY_TIME)).as("by time").isEqualTo(byTime);
        assertThat(ItemVerdict.of(status, type, reason, IndexNaming.BY_FIELDS)).as("by fields").isEqualTo(byFields);
    }
}
