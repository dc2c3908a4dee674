package dev.tailrace.core.ship;

import dev.tailrace.core.output.Shipment;

/**
 * Part of a parcel that is sent as one.
 *
 * @param way of that parcel
 * @param shipment what is sent of it
 */
record Consignment(Way way, Shipment shipment) {}
