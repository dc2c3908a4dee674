package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.outputs.testing.RealElasticsearch;

class Elasticsearch9IT extends BulkServerIT {
    @Override
    RealElasticsearch.Version version() {
        return RealElasticsearch.Version.ELASTICSEARCH_9;
    }
}
