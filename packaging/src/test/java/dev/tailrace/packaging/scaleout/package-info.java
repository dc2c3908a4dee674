/**
 * The parse tier at work: edge agents, a Kafka broker, parser agents, Elasticsearch, all real, and all of them killed now and then.
 *
 * <p><b>Read first:</b> {@link dev.tailrace.packaging.scaleout.ScaleOutIT}.
 */
package dev.tailrace.packaging.scaleout;
