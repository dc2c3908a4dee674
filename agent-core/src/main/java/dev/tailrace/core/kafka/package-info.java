/**
 * How a Kafka cluster is reached, for both ends that the agent has: the input and the output.
 *
 * <p><b>Enters:</b> the settings {@code hosts}, {@code ssl} and {@code sasl} of an input or an output. <b>Leaves:</b> a client's properties, as
 * names and values. No class of Kafka's is named here, so that an agent without Kafka loads none.
 *
 * <p><b>Invariant:</b> a password never leaves through {@code toString} or a complaint.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.kafka.ClusterKeys}.
 */
package dev.tailrace.core.kafka;
