package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.outputs.testing.RealElasticsearch;

class OpenSearch3IT extends BulkServerIT {
    @Override
    RealElasticsearch.Version version() {
        return RealElasticsearch.Version.OPENSEARCH_3;
    }
}
