/**
 * Events on standard output, one JSON object a line, or indented for reading.
 *
 * <p><b>Enters:</b> shipments, one at a time. <b>Leaves:</b> bytes on the stream; a shipment is delivered when they are flushed.
 *
 * <p><b>Invariant:</b> nothing but events is ever written there: what the agent has to say goes to standard error.
 */
package dev.tailrace.outputs.console;
