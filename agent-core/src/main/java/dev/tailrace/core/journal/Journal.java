package dev.tailrace.core.journal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import dev.tailrace.core.setup.LoggingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The agent's own log while it runs: from {@link #open} to {@link #close}. One at a time; owned by the command that runs the agent. */
public final class Journal implements AutoCloseable {
    private static final String FILE = "tailrace.log";
    private static final String FINISHED = "tailrace.%i.log";

    /**
     * Libraries that tell more than is news to the agent's operator: all their settings, and each attempt that failed and is made again. What
     * that comes to is an outcome, and told as such.
     */
    private static final Map<String, Level> TALKATIVE = Map.of("org.apache.kafka", Level.ERROR);

    private final LoggerContext context;
    private final Path file;

    private Journal(LoggerContext context, Path file) {
        this.context = context;
        this.file = file;
    }

    /**
     * Directs what is logged from now on to files and to stderr.
     *
     * @param data the data directory, to which the log's directory is relative
     * @throws IOException if the file cannot be written
     */
    public static Journal open(LoggingConfig config, Path data) throws IOException {
        Path directory = data.resolve(config.dir());
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Level level = Level.toLevel(config.level().name());
        Repeats repeats = new Repeats(List.of(stderr(context), rolling(context, config, directory, file)));
        repeats.setName("repeats");
        repeats.setContext(context);
        repeats.start();
        Logger root = root(context);
        root.detachAndStopAllAppenders();
        root.addAppender(repeats);
        tell(context, level);
        return new Journal(context, file);
    }

    /** Where it is written. */
    public Path file() {
        return file;
    }

    /** Ends the files; what is logged later goes to stderr. */
    @Override
    public void close() {
        toStderr(context, Level.WARN);
    }

    /** Says more or less from now on. From any thread. */
    public void level(LoggingConfig.Level level) {
        tell(context, Level.toLevel(level.name()));
    }

    private static void tell(LoggerContext context, Level level) {
        root(context).setLevel(level);
        TALKATIVE.forEach((name, least) -> context.getLogger(name).setLevel(least.isGreaterOrEqual(level) ? least : level));
    }

    static void toStderr(LoggerContext context, Level level) {
        Logger root = root(context);
        root.detachAndStopAllAppenders();
        root.addAppender(stderr(context));
        tell(context, level);
    }

    private static Appender<ILoggingEvent> stderr(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setName("stderr");
        stderr.setContext(context);
        stderr.setEncoder(started(context, new TextLine()));
        stderr.setTarget(ConsoleTarget.SystemErr.getName());
        stderr.start();
        return stderr;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Appender<ILoggingEvent> rolling(LoggerContext context, LoggingConfig config, Path directory, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName("file");
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(started(context, switch (config.format()) {
            case JSON -> new JsonLine();
            case TEXT -> new TextLine();
        }));
        FixedWindowRollingPolicy finished = new FixedWindowRollingPolicy();
        finished.setContext(context);
        finished.setParent(appender);
        finished.setFileNamePattern(directory.resolve(FINISHED).toString().replace('\\', '/'));
        finished.setMinIndex(1);
        finished.setMaxIndex(config.keep());
        finished.start();
        SizeOrAge enough = new SizeOrAge(file, config.rotateSize(), config.rotateEvery().toMillis());
        enough.setContext(context);
        enough.start();
        appender.setRollingPolicy(finished);
        appender.setTriggeringPolicy(enough);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> started(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
