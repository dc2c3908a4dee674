/**
 * The output that encodes everything and keeps nothing: for measuring the agent and for trying a configuration.
 *
 * <p><b>Enters:</b> shipments. <b>Leaves:</b> nothing; every shipment is delivered.
 */
package dev.tailrace.outputs.discard;
