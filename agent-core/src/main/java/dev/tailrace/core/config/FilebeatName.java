package dev.tailrace.core.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Names that Filebeat's users know and that are others here, too far off to be found as a slip of the pen. */
final class FilebeatName {
    private static final Map<String, String> HERE = Map.ofEntries(
            Map.entry("filebeat.inputs", "inputs"),
            Map.entry("filebeat", "inputs"),
            Map.entry("output.elasticsearch", "outputs"),
            Map.entry("output.kafka", "outputs"),
            Map.entry("output.logstash", "outputs"),
            Map.entry("output.file", "outputs"),
            Map.entry("output.console", "outputs"),
            Map.entry("path.data", "data"),
            Map.entry("queue.mem", "pipeline"),
            Map.entry("filebeat.shutdown_timeout", "shutdown_timeout"),
            Map.entry("max_bytes", "max_line"),
            Map.entry("message_max_bytes", "max_line"),
            Map.entry("tail_files", "start_position"),
            Map.entry("prospector.scanner.check_interval", "scan_frequency"),
            Map.entry("prospector.scanner.exclude_files", "exclude_files"),
            Map.entry("prospector.scanner.symlinks", "symlinks"),
            Map.entry("close.on_state_change.inactive", "close_inactive"),
            Map.entry("close.on_state_change.renamed", "close_renamed"),
            Map.entry("close.on_state_change.removed", "close_removed"),
            Map.entry("close.reader.on_eof", "close_eof"),
            Map.entry("close.reader.after_interval", "close_timeout"),
            Map.entry("bulk_max_size", "bulk_max_events"),
            Map.entry("worker", "max_in_flight"),
            Map.entry("workers", "max_in_flight"),
            Map.entry("backoff.init", "backoff"),
            Map.entry("backoff.max", "backoff"),
            Map.entry("rotate_every_kb", "rotate_size"),
            Map.entry("filename", "path"),
            Map.entry("filestream", "file"),
            Map.entry("log", "file"));

    private FilebeatName() {}

    /** What it is called here, if it is something that is known here. */
    static Optional<String> of(String written, Collection<String> known) {
        return Optional.ofNullable(HERE.get(written)).filter(known::contains);
    }
}
