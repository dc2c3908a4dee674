/**
 * The agent's main job before one's eyes, with no server: a log is written and rotated while the agent tails it, and what arrives is
 * counted.
 *
 * <p>Enters: the built distribution, {@code config-examples/quickstart.yml}. Leaves: a file of JSON events, the first few of them and a
 * summary on stdout, and an exit status that says whether every line arrived once. Owner: the build's profile {@code quickstart}; one
 * thread and the agent's process.
 *
 * <p>Read first: {@link dev.tailrace.packaging.quickstart.Quickstart}.
 */
package dev.tailrace.packaging.quickstart;
