package dev.tailrace.outputs.hosts;

/** Which of the hosts that take requests gets the next one. */
public enum Policy {
    /** One after the other. */
    ROUND_ROBIN,
    /** One after the other, each as often as its weight says. */
    WEIGHTED,
    /** The one that has the fewest requests open; of equals, the quickest. */
    LEAST_IN_FLIGHT,
    /** The one that the shipment's source belongs to; another one only while that is away. */
    CONSISTENT_HASH,
    /** The first of the list that takes requests. */
    FAILOVER
}
