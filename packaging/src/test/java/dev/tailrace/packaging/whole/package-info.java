/**
 * The whole agent as its users have it: the built distribution, real processes, real disks, real servers.
 *
 * <p>Enters: logs of numbered requests, a configuration, signals at bad moments. Leaves: what arrived, what the agent said, how it ended.
 * Each test owns its {@link dev.tailrace.packaging.whole.Site} and every process that it starts. Invariant that they all look at: every
 * line once, and books that balance.
 *
 * <p>Read first: {@link dev.tailrace.packaging.whole.Site}, then {@link dev.tailrace.packaging.whole.KillIT}.
 */
package dev.tailrace.packaging.whole;
