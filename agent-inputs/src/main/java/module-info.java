/** Where lines come from: tailed files, topics. */
module dev.tailrace.inputs {
    requires dev.tailrace.core;
    requires com.github.luben.zstd_jni;
    requires kafka.clients;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    provides dev.tailrace.core.input.InputFactory with
            dev.tailrace.inputs.file.FileInputFactory,
            dev.tailrace.inputs.kafka.KafkaInputFactory;
}
