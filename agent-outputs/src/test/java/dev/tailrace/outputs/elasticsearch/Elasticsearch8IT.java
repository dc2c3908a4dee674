package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.outputs.testing.RealElasticsearch;

class Elasticsearch8IT extends BulkServerIT {
    @Override
    RealElasticsearch.Version version() {
        return RealElasticsearch.Version.ELASTICSEARCH_8;
    }
}
