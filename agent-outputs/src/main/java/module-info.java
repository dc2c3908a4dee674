/** Where events go. */
module dev.tailrace.outputs {
    requires dev.tailrace.core;
    requires com.github.luben.zstd_jni;
    requires kafka.clients;
    requires okhttp3;
    requires okio;
    requires redis.clients.jedis;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    provides dev.tailrace.core.output.OutputFactory with
            dev.tailrace.outputs.collector.CollectorFactory,
            dev.tailrace.outputs.console.ConsoleFactory,
            dev.tailrace.outputs.discard.DiscardFactory,
            dev.tailrace.outputs.elasticsearch.ElasticsearchFactory,
            dev.tailrace.outputs.file.FileOutputFactory,
            dev.tailrace.outputs.kafka.KafkaFactory,
            dev.tailrace.outputs.logstash.LogstashFactory,
            dev.tailrace.outputs.redis.RedisFactory;
}
