/**
 * {@code type: kafka}: events become records of topics, at least once or, together with the read positions, exactly once.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> records, through Kafka's own client, and one outcome per shipment. <b>Owner:</b> whoever is in
 * {@code send} has the {@link dev.tailrace.outputs.kafka.Records} that it encodes with; the producer may be shared, as Kafka's is thread-safe.
 *
 * <h2>A record</h2>
 * <pre>
 * topic      topic:, per event if it names fields; what no topic's name may hold becomes '_'
 * key        key:, if given
 * value      the event as JSON, or with format: raw the message alone
 * headers    event.id   the event's id
 *            source     log.file.path, or what the input calls its source
 *            offset     of the line's first byte there, decimal
 *            host       host.name
 * timestamp  when the line was read: the time in the line may be years ago or, by a wrong clock, tomorrow, and brokers delete the one at once
 *            and refuse the other
 * partition  hash         by the key as every client of Kafka does; without a key by the file, so that a file's lines keep their order
 *            round_robin  one after the other
 *            sticky       a batch here, a batch there, whatever the key: the least requests and the best compression
 * </pre>
 * Kafka's interface takes arrays and objects, so here, and nowhere else on the way of a line, an event costs some allocations. The headers
 * {@code source} and {@code host}, which a line mostly shares with the one before, are the same objects then.
 *
 * <h2>At least once</h2>
 * <ol>
 *   <li>The producer is idempotent and asks for {@code acks=all}: its own retries neither repeat nor reorder what goes to a partition. It retries for
 *       ten minutes.
 *   <li>{@code send} waits {@code timeout} for all acknowledgements. What has none by then stays with the producer, and is told as "retry
 *       later" so that people see it; when it comes again, nothing is sent twice: {@link dev.tailrace.outputs.kafka.Dispatch} goes on waiting.
 *   <li>One record's refusal (too large, not acceptable) is a rejection of that event; its neighbours go on, also where the topic takes less at
 *       once than a batch holds: Kafka's client then sends it in parts. A topic that is not there holds its own
 *       events only.
 *   <li>The producer's memory is bounded by {@code memory}; when it is full, {@code send} waits, so the lane's pool runs dry, and reading stops.
 * </ol>
 *
 * <h2>Exactly once</h2>
 * <h3>Constraints</h3>
 * <ol>
 *   <li>A line and the fact that it was sent become visible together or not at all, whatever dies when: agent, broker, both.
 *   <li>The registry may be behind (it is written after the commit), may have been restored from an old copy, or be lost. Then lines are read
 *       again, and Kafka, not the registry, knows which of them are new.
 *   <li>Bytes that were sent may be others after a power cut, as their writer had not forced them: the same place is not yet the same line.
 *   <li>Of two agents that take each other's place one ships, and the other says why it does not.
 * </ol>
 * <h3>Layout</h3>
 * One transaction is one shipment: its records, and for each generation (file) in it one record of the <i>positions topic</i>, in its partition 0.
 * The topic belongs to one transactional id, is compacted, and is made by the agent if it is not there, with small segments: it is read as a whole at
 * each start, and brokers compact only what is no longer written to.
 * <pre>
 * key    TRANSACTIONAL_ID ' ' EPOCH-GENERATION      the generation in the registry that first met the file
 * value  {"input", "name", "identity",              what the registry knows of the source
 *         "first": base64,                          its first lines that were sent, eight at most
 *         "position": offset + 1,                   of its last line that was sent
 *         "at": milliseconds since 1970,
 *         "recent": base64, "refused": base64,      lines of the last transaction; some hundred before that were refused
 *         "names": [EPOCH-GENERATION]}              what other registries call it
 * first, recent, refused = (offset - offset of the one before:varint, check:u16, refused:u8)*
 * key    TRANSACTIONAL_ID ' formerly ' EPOCH-GENERATION ' ' AT      the same of a file that lost its name to another
 * key    TRANSACTIONAL_ID ' owner'
 * value  {"instance", "host", "pid", "at"}          who writes these; instance is drawn by lot at each start
 * </pre>
 * A null value forgets a key, as always in a compacted topic. A check is the low half of the CRC32C of a line, as in
 * {@link dev.tailrace.core.encode.EventId}.
 * <h3>Rules</h3>
 * <ol>
 *   <li><b>Session.</b> Before its first shipment, and again after anything went wrong, the output makes a new producer. {@code
 *       initTransactions} fences all producers of the same transactional id and waits until the coordinator has ended what they left open. Then the owner
 *       is written, in a transaction, and then the positions are read, committed ones only, up to the end that the topic had. So they hold every
 *       transaction that any predecessor committed, and no other can be committed any more.
 *   <li><b>Kafka's positions win.</b> An event before the position of its file is not sent: it counts as delivered. If its offset is within the
 *       recent ones, it must be the same line (place and check), else it is sent; if that line was refused then, it is refused again, as its dead
 *       letter may not have been kept. Below the recent ones the position alone decides.
 *   <li><b>Which position is a file's?</b> That of its own epoch and generation. If there is none, that of another epoch with the same
 *       input, identity and first line (offset and check): the same file, met by another registry. It goes on under that key, with its new name
 *       beside (committed before anything of it counts as delivered), so that whoever comes next finds it. Otherwise the file is new.
 *   <li><b>No position is believed against the lines.</b> A line that differs from the one of the first lines that stood in its place shows another
 *       file: a registry was restored from an old copy and gave a generation again, or an inode was used again. That file begins anew, and the
 *       position that it is not keeps its lines under a name of its own, for the file that it is of; which may come with a lower generation
 *       than before, as that is what the older copy of the registry gives it. Files that are equal in their first eight lines, in size and place
 *       of these and in identity, while the registry was lost: these it takes for one.
 *   <li><b>Anything that fails</b> ends the session: the outcome of a commit that was not answered is not known, and asking Kafka again is
 *       simpler and surer than guessing. All events of the shipment are tried again, and rule 2 drops what was committed after all. Only when a
 *       record was refused, the transaction is aborted, and the others go in a new one.
 *   <li><b>Fencing.</b> A producer is fenced by a successor, or by the coordinator when a transaction took too long. The owner tells the two apart: if it
 *       is another instance, this agent ships nothing more to this output until it is started again, and says so; else it begins a new session.
 *   <li><b>Forgetting.</b> Once an hour, keys of files that the registry has forgotten are deleted, within a transaction. Keys that no registry of this
 *       agent has claimed go after 30 days.
 * </ol>
 * Aborted transactions leave records in the topics that {@code isolation.level=read_committed} does not see; a consumer that reads uncommitted ones sees
 * repeats.
 *
 * <p><b>Read first:</b> this page, then {@link dev.tailrace.outputs.kafka.AtLeastOnce}, {@link dev.tailrace.outputs.kafka.ExactlyOnce}.
 */
package dev.tailrace.outputs.kafka;
