package dev.tailrace.core.registry;

/** When what was written is forced to the disk: {@code registry.sync}. Whatever the policy, a new generation is forced before it is used. */
public enum SyncPolicy {
    /** After each group. A power cut takes back nothing that was remembered. */
    BATCH,
    /** Once a second. A power cut takes back up to a second of positions: those lines are read and shipped again, with the same ids. */
    INTERVAL,
    /** Never: the operating system writes when it likes. A crash of the agent takes back nothing; a power cut some half a minute. */
    OS
}
