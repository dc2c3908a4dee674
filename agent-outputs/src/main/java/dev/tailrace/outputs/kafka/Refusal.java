package dev.tailrace.outputs.kafka;

import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.InvalidRecordException;

/**
 * Why a record is refused for good, whoever sends it again.
 *
 * @param status as HTTP has it: 413 too large, 400 not acceptable
 * @param reason Kafka's words
 */
record Refusal(int status, String reason) {
    private static final int NOT_ACCEPTABLE = 400;
    private static final int TOO_LARGE = 413;

    /** Whether an answer is about the record itself; all others are about the cluster, the network, or rights, and may change. */
    static Optional<Refusal> of(Throwable answer) {
        return switch (answer) {
            case RecordTooLargeException large -> Optional.of(new Refusal(TOO_LARGE, large.getMessage()));
            case InvalidTopicException topic -> Optional.of(new Refusal(NOT_ACCEPTABLE, topic.getMessage()));
            case InvalidTimestampException time -> Optional.of(new Refusal(NOT_ACCEPTABLE, time.getMessage()));
            case InvalidRecordException record -> Optional.of(new Refusal(NOT_ACCEPTABLE, record.getMessage()));
            default -> Optional.empty();
        };
    }

    /** An answer in a few words. */
    static String text(Throwable answer) {
        String message = answer.getMessage();
        return message == null || message.isBlank() ? answer.getClass().getSimpleName() : message;
    }
}
