/**
 * The agent as a whole: which input feeds which output, who turns which duty, how it starts and how it ends.
 *
 * <p><b>Enters:</b> a checked {@link dev.tailrace.core.setup.AgentConfig}. <b>Leaves:</b> a running {@link dev.tailrace.core.pipeline.Agent}
 * and, when it ends, its {@link dev.tailrace.core.pipeline.Summary}.
 *
 * <p>The way of a batch: a tail duty fills it and submits it to its {@link dev.tailrace.core.pipeline.Junction}; a parse worker runs the
 * input's processors, if it has any, and deals the events to outputs; each output's {@link dev.tailrace.core.pipeline.Lane} ships what it
 * got; the registry duty remembers how far all that came. Each arrow is a queue, each box a thread; the batches of the lanes' pools are all
 * there is to fill them.
 *
 * <h2>Several outputs</h2>
 * An input's events may go to several outputs at once ({@code output: [es, archive]}), or each to the outputs of the first route whose
 * condition it meets ({@code routes:}).
 * <ol>
 *   <li><b>Nobody copies, and nobody writes.</b> After the processors a batch is not changed any more. All outputs read the same one, each
 *       with its own {@link dev.tailrace.core.output.Shipment}, which says which events are its, and encodes them itself. Only where a route
 *       picks few events of a batch (an eighth or less) are those copied, into a batch as small as they are, so that a rare ERROR that waits
 *       for its output does not keep a megabyte of INFO with it.
 *   <li><b>Every output has its own memory.</b> A batch takes a place in the pool of every output that it may go to, before a line is read
 *       into it, and an output gives its place back when it has done its part. An output that is down fills its own pool and none else: what
 *       flows only to others goes on. An input that feeds it, too, waits once that pool is full, as its lines have one position: the slowest
 *       output holds it back. The remedy is a disk queue for that output ({@link dev.tailrace.core.queue}).
 *   <li><b>Each output has its own order.</b> A batch gets its place in every lane when it is submitted; a lane to which nothing of it goes
 *       is told so, and goes on.
 *   <li><b>The position waits for all.</b> A {@link dev.tailrace.core.ship.Passage} counts the outputs that are still at a batch. Each that
 *       is done tells the registry, with its marks, in one message ({@link dev.tailrace.core.registry.SettledPart}); after the last one the
 *       batch's spans are acknowledged, and only then does the position move.
 *   <li><b>Who was ahead is remembered.</b> After a crash lines are read again from the position on, that is from where the slowest output
 *       stood. How far each of the others is ahead of it is among its marks in the registry ({@link dev.tailrace.core.registry.Leads}),
 *       committed together with, say, the length of its file; what lies before does not go to it again. So an output that is exact by
 *       itself stays so beside one that is not.
 *   <li><b>The books count a line once</b>, when it is read: dead-lettered if any output refused it, dropped if a rule or no route wanted
 *       it, else delivered, when all outputs are done with it. Each output has books of its own
 *       ({@link dev.tailrace.core.ship.OutputTally}): taken = delivered + dead-lettered + in flight.
 * </ol>
 *
 * <h2>Another configuration</h2>
 * The agent's thread looks at the file ({@link dev.tailrace.core.pipeline.FollowedConfig}) and takes over what is valid as a whole.
 * <ol>
 *   <li><b>Names stay.</b> What is compiled anew interns into the names of what runs, so that new inputs and old outputs mean the same fields.
 *   <li><b>Only what differs stops.</b> {@link dev.tailrace.core.pipeline.Difference} compares prints of settings: inputs that differ, outputs that
 *       differ, and inputs that feed those.
 *   <li><b>In-flight batches arrive first.</b> What stops is drained, within the time for stopping. Then the registry knows all of it, and what
 *       starts goes on from there: nothing is lost, nothing is read twice.
 *   <li><b>What cannot arrive is read again.</b> If an output is away, what was in flight is given up, as at a crash. As an output that goes on
 *       would still deliver its part of it, everything that shares an output with what stops is stopped with it
 *       ({@link dev.tailrace.core.pipeline.Difference#widened}).
 *   <li><b>Books go on.</b> An input or output that is started again keeps its books; what was given up is taken out of them.
 *   <li><b>An output that cannot be opened changes nothing:</b> what ran before is started again.
 * </ol>
 *
 * <p><b>Read first:</b> {@link dev.tailrace.core.pipeline.Agent#start}, then {@link dev.tailrace.core.pipeline.Junction}.
 */
package dev.tailrace.core.pipeline;
