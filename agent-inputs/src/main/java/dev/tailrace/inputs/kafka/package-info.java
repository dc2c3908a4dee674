/**
 * {@code type: kafka}: records of topics become events, as a member of a consumer group.
 *
 * <p><b>Enters:</b> records, through Kafka's own client. <b>Leaves:</b> batches, with one span per run of records of a partition.
 * <b>Owner:</b> one duty has the consumer and everything that is known of its partitions.
 *
 * <h2>Constraints</h2>
 * <ol>
 *   <li>An offset is committed to Kafka only when everything before it is settled at every output, and that is remembered.
 *   <li>However long outputs keep the agent waiting, the group must not think it dead: {@code poll} is called at least every half second.
 *   <li>Memory is bounded: one poll's records, and what the client may fetch ahead ({@code memory}).
 *   <li>A record has the same event id whichever agent reads it, and however often.
 * </ol>
 * <h2>Rules</h2>
 * <ol>
 *   <li><b>A partition is a source.</b> With its first record after an assignment it gets a generation, whose offsets are Kafka's. What the ledger and the
 *       registry do for files they do for it: the position that the registry tells is the offset to commit. It is asked for every quarter of a
 *       second while something is open, and committed every second, without waiting. When the partition goes, so does the generation.
 *   <li><b>Offsets that go back</b>, as a topic was made anew under its name or lost its end, begin another generation.
 *   <li><b>Kafka's committed offsets decide</b> where reading goes on; what an earlier run left in the registry does not, as another member may have
 *       gone on since.
 *   <li><b>Backpressure.</b> While records of the last poll wait for a batch, all partitions are paused; polls go on, and bring nothing.
 *   <li><b>Rebalance.</b> The newest protocol that the brokers and the group's other members have: that of KIP-848, else the cooperative one. A
 *       partition that goes is read no further; what of it is on its way gets {@link dev.tailrace.inputs.kafka.KafkaInput#PARTING} to settle,
 *       then what is settled is committed. What is not is read again by the partition's next owner, with the same ids. A
 *       partition that was lost (the group went on without us) is let go without a commit.
 *   <li><b>Ids</b> are those of the header {@code event.id}, else {@code TOPIC-PARTITION-OFFSET-CHECK} with offset and check in hexadecimal as in
 *       {@link dev.tailrace.core.encode.EventId}.
 * </ol>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.inputs.kafka.KafkaInput}.
 */
package dev.tailrace.inputs.kafka;
