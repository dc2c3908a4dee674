package dev.tailrace.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.tailrace.core.config.Printable;
import dev.tailrace.core.setup.LoggingConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {
    private static final Logger LOG = LoggerFactory.getLogger("dev.tailrace.test");

    @TempDir
    Path data;

    private static LoggingConfig config(LoggingConfig.Level level, LoggingConfig.Format format) {
        return new LoggingConfig(level, "own/logs", format, 64 << 10, Duration.ZERO, 3);
    }

    @Test
    void jsonLinesParseAndHoldWhatWasSaid() throws IOException {
        try (Journal journal = Journal.open(config(LoggingConfig.Level.INFO, LoggingConfig.Format.JSON), data)) {
            assertThat(journal.file()).isEqualTo(data.resolve("own/logs/tailrace.log"));
            LOG.debug("too small to tell");
            LOG.warn("path {} has \"quotes\",\nlines and 代理", "C:\\temp");
            LOG.error("broke", new IllegalStateException("because"));
        }

        List<String> lines = Files.readAllLines(data.resolve("own/logs/tailrace.log"));
        assertThat(lines).hasSize(2);
        JsonNode first = JsonMapper.shared().readTree(lines.get(0));
        assertThat(first.get("message").asString()).isEqualTo("path C:\\temp has \"quotes\",\nlines and 代理");
        assertThat(first.get("log.level").asString()).isEqualTo("warn");
        assertThat(first.get("log.logger").asString()).isEqualTo("dev.tailrace.test");
        assertThat(first.get("@timestamp").asString()).endsWith("Z");
        JsonNode second = JsonMapper.shared().readTree(lines.get(1));
        assertThat(second.get("error.type").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(second.get("error.message").asString()).isEqualTo("because");
        assertThat(second.get("error.stack_trace").asString()).contains("JournalTest");
    }

    @Test
    void textLinesAreForPeople() throws IOException {
        try (Journal journal = Journal.open(config(LoggingConfig.Level.WARN, LoggingConfig.Format.TEXT), data)) {
            LOG.info("too small to tell");
            LOG.warn("look here");
        }

        assertThat(Files.readAllLines(data.resolve("own/logs/tailrace.log")))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  look here");
    }

    /** A name of a file, a line, an answer of a server: nothing in it is a line of the log, or commands the terminal that shows it. */
    @ParameterizedTest
    @EnumSource
    void whatOthersWroteForgesNoLineAndCommandsNoTerminal(LoggingConfig.Format format) throws IOException {
        String written = "a\n2026-11-21 20:00:00.000 ERROR forged\r\u001b[2J\u009b31m\u202e";
        try (Journal journal = Journal.open(config(LoggingConfig.Level.INFO, format), data)) {
            LOG.warn("{} is no file", written);
            LOG.error("broke", new IllegalStateException(written));
        }

        List<String> lines = Files.readAllLines(data.resolve("own/logs/tailrace.log"));
        assertThat(lines).filteredOn(line -> line.startsWith("2026-11-21 20:00:00.000")).isEmpty();
        assertThat(lines).filteredOn(line -> !line.startsWith("\t")).hasSizeLessThanOrEqualTo(3);
        assertThat(lines).allSatisfy(line -> assertThat(line.chars()).noneMatch(c -> c != '\t' && Printable.isAct(c)));
        if (format == LoggingConfig.Format.JSON) {
            assertThat(JsonMapper.shared().readTree(lines.getFirst()).get("message").asString()).isEqualTo(written + " is no file");
        }
    }

    @Test
    void endOfTheLogLeavesStderrOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written) {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        try {
            Journal.open(config(LoggingConfig.Level.INFO, LoggingConfig.Format.JSON), data).close();
            LOG.info("too small to tell");
            LOG.warn("said after the end");
        } finally {
            System.setErr(before);
        }

        assertThat(closed).isFalse();
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("said after the end").doesNotContain("too small");
    }

    @Test
    void anotherStartAppends() throws IOException {
        for (String said : List.of("first", "second")) {
            try (Journal journal = Journal.open(config(LoggingConfig.Level.WARN, LoggingConfig.Format.TEXT), data)) {
                LOG.warn(said);
            }
        }

        assertThat(Files.readAllLines(data.resolve("own/logs/tailrace.log"))).hasSize(2);
    }

    @Test
    void equalErrorsAreCountedInsteadOfRepeated() throws IOException {
        try (Journal journal = Journal.open(config(LoggingConfig.Level.INFO, LoggingConfig.Format.TEXT), data)) {
            for (int i = 0; i < 500; i++) {
                LOG.warn("output {}: no answer", "es");
                LOG.info("step");
            }
            LOG.warn("output {}: no answer", "kafka");
            LOG.error("output es: no answer");
        }
        List<String> lines = Files.readAllLines(data.resolve("own/logs/tailrace.log"));
        assertThat(lines).filteredOn(line -> line.contains("WARN")).hasSize(3);
        assertThat(lines).filteredOn(line -> line.endsWith("output es: no answer (499 times more within a minute)")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.endsWith("step")).as("what is no error is not counted").hasSize(500);
        assertThat(lines).filteredOn(line -> line.contains("ERROR")).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackKeepsNoErrorQuietUntilItIsThatTimeAgain() throws IOException {
        ch.qos.logback.classic.Logger log = (ch.qos.logback.classic.Logger) LOG;
        try (Journal journal = Journal.open(config(LoggingConfig.Level.INFO, LoggingConfig.Format.TEXT), data)) {
            for (int minute : new int[] {600, 600, 0, 0, 2}) {
                LoggingEvent event = new LoggingEvent(getClass().getName(), log, Level.WARN, "no answer", null, null);
                event.setTimeStamp(Duration.ofMinutes(minute).toMillis());
                log.callAppenders(event);
            }
        }
        assertThat(Files.readAllLines(data.resolve("own/logs/tailrace.log"))).filteredOn(line -> line.endsWith("no answer")).hasSize(3);
    }

    @Test
    void manyDifferentErrorsTakeBoundedMemory() throws IOException {
        try (Journal journal = Journal.open(config(LoggingConfig.Level.INFO, LoggingConfig.Format.TEXT), data)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 300; i++) {
                    LOG.warn("error {}", i);
                }
            }
        }
        assertThat(Files.readAllLines(data.resolve("own/logs/tailrace.log"))).as("the oldest were forgotten").hasSize(600);
    }

    @Test
    void theLevelChangesWhileItRuns() throws IOException {
        try (Journal journal = Journal.open(config(LoggingConfig.Level.WARN, LoggingConfig.Format.TEXT), data)) {
            LOG.info("too small to tell");
            journal.level(LoggingConfig.Level.DEBUG);
            LOG.debug("now told");
            journal.level(LoggingConfig.Level.ERROR);
            LOG.warn("too small again");
        }
        assertThat(Files.readAllLines(data.resolve("own/logs/tailrace.log")))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("now told"));
    }

    @Test
    void anOldFileIsFollowedByANewOne() throws IOException {
        Path file = data.resolve("tailrace.log");
        Files.writeString(file, "something\n");
        SizeOrAge enough = new SizeOrAge(file, 1 << 20, 1000);
        long born = Files.readAttributes(file, BasicFileAttributes.class).creationTime().toMillis();
        assertThat(enough.isTriggeringEvent(file.toFile(), at(born + 999))).isFalse();
        assertThat(enough.isTriggeringEvent(file.toFile(), at(born + 1000))).isTrue();
        assertThat(enough.isTriggeringEvent(file.toFile(), at(born + 1999))).as("counted from the last time").isFalse();
        assertThat(enough.isTriggeringEvent(file.toFile(), at(born + 2000))).isTrue();
        assertThat(new SizeOrAge(file, 5, 0).isTriggeringEvent(file.toFile(), at(born + 10_000))).as("large enough").isTrue();
        assertThat(new SizeOrAge(file, 1 << 20, 0).isTriggeringEvent(file.toFile(), at(born + 10_000_000))).as("age does not count").isFalse();
    }

    private static LoggingEvent at(long millis) {
        LoggingEvent event = new LoggingEvent();
        event.setTimeStamp(millis);
        return event;
    }
}
