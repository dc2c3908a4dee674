/**
 * What each output costs by itself: encoding and sending to a sink in another process that answers at once.
 *
 * <p>Run {@link dev.tailrace.outputs.bench.OutputBenchmark}, on the class path:
 * <pre>
 * mvn -q test-compile &amp;&amp; mvn -q -pl agent-outputs dependency:build-classpath -Dmdep.outputFile=cp
 * java -Xmx256m -XX:+UseSerialGC -cp agent-outputs/target/test-classes:agent-outputs/target/classes:$(cat agent-outputs/cp) \
 *     dev.tailrace.outputs.bench.OutputBenchmark [discard|file|elasticsearch|http|logstash|plain]...
 * </pre>
 */
package dev.tailrace.outputs.bench;
