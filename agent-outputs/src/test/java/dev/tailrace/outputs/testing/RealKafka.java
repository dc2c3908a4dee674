package dev.tailrace.outputs.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Kafka broker (KRaft, one node) as a process of its own, from Maven Central. Can be killed and started again on the same data and
 * ports. Where it cannot run, the test is skipped with the reason.
 */
public final class RealKafka implements AutoCloseable {
    /** A user of {@link Listener#SASL} and {@link Listener#SASL_SSL}, by PLAIN and by both kinds of SCRAM. */
    public static final String USER = "agent";
    /** Of {@link #USER}; with characters that a careless quoting breaks. */
    public static final String PASSWORD = "k4fka \"s3cret\\";

    /** Where it listens. */
    public enum Listener {
        PLAINTEXT,
        SSL,
        SASL_PLAINTEXT,
        SASL_SSL
    }

    /** Of the broker. */
    public static final String VERSION = "4.3.1";
    private static final String CLUSTER = "dGFpbHJhY2UtdGVzdHMtMQ";
    private static final long READY_WITHIN_NANOS = 120_000_000_000L;
    private static final int FETCH_MINUTES = 8;

    private final Path work;
    private final List<Path> jars;
    private final Map<Listener, Integer> ports = new LinkedHashMap<>();
    private Process process;

    private final int node;
    private final int controller;

    private RealKafka(Path work, List<Path> jars, int node, int controller) {
        this.work = work;
        this.jars = jars;
        this.node = node;
        this.controller = controller;
    }

    /** The one that all tests of this machine share; ended with it. */
    public static synchronized RealKafka shared() throws IOException, InterruptedException {
        if (Shared.broker == null) {
            Shared.broker = start(null);
        }
        return Shared.broker;
    }

    private static final class Shared {
        private static RealKafka broker;
    }

    /**
     * Starts one with no data.
     *
     * @param certificates an authority {@code ca} and a node {@code broker}, for listeners with TLS and users; null: in the clear only
     */
    public static RealKafka start(Certificates certificates, String... settings) throws IOException, InterruptedException {
        Assumptions.assumeTrue(File.separatorChar == '/', "the broker is started on Linux only");
        return start(new RealKafka(Files.createTempDirectory("tailrace-kafka-"), jars(), 1, ServerProcess.freePort()), certificates, settings);
    }

    /** Starts another broker of this one's cluster, which goes on without this one: what is its own it leads and serves. */
    public RealKafka startAnother() throws IOException, InterruptedException {
        return start(new RealKafka(Files.createTempDirectory("tailrace-kafka-"), jars, node + 1, controller), null, "process.roles=broker");
    }

    private static RealKafka start(RealKafka kafka, Certificates certificates, String... settings) throws IOException, InterruptedException {
        kafka.prepare(certificates, List.of(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::end));
        kafka.start();
        return kafka;
    }

    /** Its number in the cluster. */
    public int node() {
        return node;
    }

    /** Its address, such as {@code 127.0.0.1:9092}. */
    public String address() {
        return address(Listener.PLAINTEXT);
    }

    public String address(Listener listener) {
        return "127.0.0.1:" + ports.get(listener);
    }

    private void prepare(Certificates certificates, List<String> settings) throws IOException, InterruptedException {
        boolean isFirst = node == 1;
        for (Listener listener : certificates == null ? List.of(Listener.PLAINTEXT) : List.of(Listener.values())) {
            ports.put(listener, ServerProcess.freePort());
        }
        List<String> listeners = new ArrayList<>(isFirst ? List.of("CONTROLLER://127.0.0.1:" + controller) : List.of());
        ports.forEach((listener, port) -> listeners.add(listener + "://127.0.0.1:" + port));
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(node));
        all.put("listeners", String.join(",", listeners));
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL");
        all.put("inter.broker.listener.name", "PLAINTEXT");
        all.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controller);
        all.put("log.dirs", work.resolve("data").toString());
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            all.put(internal + ".replication.factor", "1");
            all.put(internal + (internal.startsWith("offsets") ? ".num.partitions" : ".min.isr"), "1");
        }
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.num.partitions", "1");
        all.put("auto.create.topics.enable", "false");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("log.cleaner.backoff.ms", "200");
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        if (certificates != null) {
            secure(certificates, all);
        }
        settings.forEach(setting -> all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
        List<String> lines = new ArrayList<>();
        all.forEach((key, value) -> lines.add(key + '=' + value.replace("\\", "\\\\")));
        Files.write(work.resolve("server.properties"), lines);
        List<String> format = new ArrayList<>(List.of(
                "format", isFirst ? "--standalone" : "--no-initial-controllers", "-t", CLUSTER, "-c", work.resolve("server.properties").toString()));
        if (certificates != null) {
            for (String mechanism : List.of("SCRAM-SHA-256", "SCRAM-SHA-512")) {
                format.addAll(List.of("--add-scram", mechanism + "=[name=" + USER + ",password=\"" + PASSWORD + "\"]"));
            }
        }
        Process formatting = java("kafka.tools.StorageTool", format);
        if (!formatting.waitFor(60, TimeUnit.SECONDS) || formatting.exitValue() != 0) {
            formatting.destroyForcibly();
            throw new IOException("the broker's storage cannot be made: " + lastWords());
        }
    }

    private void secure(Certificates certificates, Map<String, String> all) {
        all.put("ssl.keystore.type", "PEM");
        all.put("ssl.keystore.location", work.resolve("node.pem").toString());
        all.put("ssl.truststore.type", "PEM");
        all.put("ssl.truststore.location", certificates.pem("ca").toString());
        all.put("ssl.client.auth", "requested");
        all.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        String user = quoted(PASSWORD);
        for (String listener : List.of("sasl_plaintext", "sasl_ssl")) {
            all.put("listener.name." + listener + ".plain.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + '=' + user + ';');
            for (String scram : List.of("scram-sha-256", "scram-sha-512")) {
                all.put("listener.name." + listener + '.' + scram + ".sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
            }
        }
        try {
            Files.writeString(
                    work.resolve("node.pem"), Files.readString(certificates.key("broker")) + Files.readString(certificates.pem("broker")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Starts it (again), on the data that is there, and waits until it serves. */
    public void start() throws IOException, InterruptedException {
        process = java("kafka.Kafka", List.of(work.resolve("server.properties").toString()));
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (!serves()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("the broker does not start: " + lastWords());
            }
        }
    }

    private boolean serves() throws InterruptedException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(Listener.PLAINTEXT)), 500);
        } catch (IOException notYet) {
            return false;
        }
        Map<String, Object> client = client();
        client.put("default.api.timeout.ms", 1000);
        client.put("request.timeout.ms", 1000);
        client.put("reconnect.backoff.max.ms", 100);
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private Process java(String main, List<String> arguments) throws IOException {
        return java(main, arguments, log());
    }

    private Process java(String main, List<String> arguments, Path said) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=" + log4j(),
                "-cp", String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()),
                main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private Path log4j() throws IOException {
        Path file = work.resolve("log4j2.properties");
        Files.writeString(file, "status=error\nappender.out.type=Console\nappender.out.name=out\nappender.out.layout.type=PatternLayout\n"
                + "appender.out.layout.pattern=%d %p %c{1} %m%n\nrootLogger.level=warn\nrootLogger.appenderRef.out.ref=out\n");
        return file;
    }

    private Path log() {
        return work.resolve("out.log");
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Runs one of Kafka's own programs to its end; what it printed. */
    public String tool(String main, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile(work, "tool-", ".log");
        Process tool = java(main, List.of(arguments), said);
        if (tool.waitFor() != 0) {
            throw new IOException(main + ": " + Files.readString(said));
        }
        return Files.readString(said);
    }

    /** Bytes of the batches that a topic holds, as they came over the wire. */
    public long stored(String topic) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(work.resolve("data"))) {
            for (Path path : all.filter(each -> each.getParent().getFileName().toString().matches(topic + "-\\d+")).toList()) {
                bytes += path.toString().endsWith(".log") ? Files.size(path) : 0;
            }
        }
        return bytes;
    }

    /** {@code kill -STOP}: it neither answers nor ends. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** {@code kill -CONT}. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", '-' + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + ": status " + status);
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Of its process. */
    public long pid() {
        return process.pid();
    }

    /** True unless it was killed. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        end();
    }

    private void end() {
        if (process != null) {
            process.destroyForcibly();
        }
        try (Stream<Path> all = Files.walk(work)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + work + ": " + e);
        }
    }

    /** The broker's jars: from where Maven's run of an earlier test put them, else by Maven. */
    private static List<Path> jars() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "tailrace-kafka-jars-" + VERSION + "-1-" + System.getProperty("user.name"));
        if (!Files.exists(folder.resolve("complete"))) {
            fetch(folder);
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".jar")).toList();
        }
    }

    private static void fetch(Path folder) throws IOException, InterruptedException {
        Path project = Files.createTempDirectory("tailrace-kafka-pom-");
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                <groupId>broker</groupId><artifactId>broker</artifactId><version>1</version><dependencies>
                <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>%s</version></dependency>
                <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>%s</version></dependency>
                <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>2.25.4</version></dependency>
                </dependencies></project>
                """.formatted(VERSION, VERSION));
        Path log = project.resolve("maven.log");
        Process maven = new ProcessBuilder("mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                        "-DincludeScope=runtime", "-DoutputDirectory=" + folder)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = maven.waitFor(FETCH_MINUTES, TimeUnit.MINUTES);
        maven.destroyForcibly();
        List<String> said = Files.readAllLines(log);
        Assumptions.assumeTrue(ended && maven.exitValue() == 0, "the broker's jars cannot be fetched: " + (said.isEmpty() ? "" : said.getFirst()));
        Files.writeString(folder.resolve("complete"), VERSION);
    }

    /** Properties of a client, for those who look from outside. */
    public Map<String, Object> client() {
        return new HashMap<>(Map.of("bootstrap.servers", address()));
    }
}
