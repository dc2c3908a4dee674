/** The agent itself: data path, processors, ledger, registry, configuration, command line; and the ports that inputs, outputs and platforms fill. */
module dev.tailrace.core {
    requires transitive org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires info.picocli;
    requires jdk.httpserver;
    requires jdk.unsupported;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires org.snakeyaml.engine;
    requires com.github.benmanes.caffeine;
    requires org.jruby.joni;
    requires org.jruby.jcodings;
    requires opensearch.grok;
    requires uap.java;
    requires com.maxmind.db;
    requires org.apache.commons.net;
    requires HdrHistogram;
    requires io.prometheus.metrics.config;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;

    exports dev.tailrace.core.alert;
    exports dev.tailrace.core.batch;
    exports dev.tailrace.core.config;
    exports dev.tailrace.core.duty;
    exports dev.tailrace.core.encode;
    exports dev.tailrace.core.grok;
    exports dev.tailrace.core.input;
    exports dev.tailrace.core.kafka;
    exports dev.tailrace.core.notify;
    exports dev.tailrace.core.observe;
    exports dev.tailrace.core.output;
    exports dev.tailrace.core.parse;
    exports dev.tailrace.core.pipeline;
    exports dev.tailrace.core.platform;
    exports dev.tailrace.core.processors;
    exports dev.tailrace.core.queue;
    exports dev.tailrace.core.registry;
    exports dev.tailrace.core.route;
    exports dev.tailrace.core.setup;
    exports dev.tailrace.core.ship;
    exports dev.tailrace.core.status;
    exports dev.tailrace.core.storage;
    exports dev.tailrace.core.traffic;

    uses dev.tailrace.core.input.InputFactory;
    uses dev.tailrace.core.output.OutputFactory;
    uses dev.tailrace.core.platform.Platform;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.tailrace.core.journal.QuietStart;
}
