/**
 * Makes the distribution out of the built modules.
 *
 * <p>Enters: the jars of the agent and of what it needs, the launchers and the example configuration ({@code src/dist}), the running JDK.
 * Leaves: the folder {@code tailrace/}, and beside it {@code tailrace-VERSION-linux-x64.tar.gz} and {@code .deb}. Owner: the build, once, one thread.
 *
 * <p>Steps, in this order, each on what the one before left: copy the files, and bring classes to a form of which the cache leaves nothing out; write the
 * bill of materials of the jars as they are now; link a Java runtime of just the modules needed; give all files one fixed time; let the agent write its
 * manual page, its schema and its scripts for shells; run its main job once against a small log and a local receiver, so that the JVM writes down what it
 * loaded (the ahead-of-time cache); pack.
 *
 * <p>Invariants: the folder runs from wherever it is moved to; the archive is the same bytes for the same input, but for the cache, which
 * the JVM writes anew each time. The cache is valid only for jars with the size and time that it saw: that is why times are set before it
 * is made, and why the archive keeps them.
 *
 * <p>Read first: {@link dev.tailrace.packaging.assembly.Assembly}.
 */
package dev.tailrace.packaging.assembly;
