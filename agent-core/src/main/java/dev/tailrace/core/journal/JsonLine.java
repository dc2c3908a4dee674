package dev.tailrace.core.journal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.tailrace.core.config.Printable;
import dev.tailrace.core.encode.Bytes;
import dev.tailrace.core.encode.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * One JSON object a line, with the names of the Elastic Common Schema, so that an agent can ship another one's log as it is. Characters that JSON
 * allows and a terminal obeys are escaped, too: people look at it with what they have.
 */
final class JsonLine extends EncoderBase<ILoggingEvent> {
    private static final byte[] NONE = {};

    @Override
    public byte[] headerBytes() {
        return NONE;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Bytes line = new Bytes(256);
        line.write('{');
        member("@timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString(), line);
        member("log.level", event.getLevel().toString().toLowerCase(Locale.ROOT), line);
        member("log.logger", event.getLoggerName(), line);
        member("process.thread.name", event.getThreadName(), line);
        member("message", event.getFormattedMessage(), line);
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            member("error.type", thrown.getClassName(), line);
            member("error.message", String.valueOf(thrown.getMessage()), line);
            member("error.stack_trace", ThrowableProxyUtil.asString(thrown), line);
        }
        line.write('}');
        line.write('\n');
        return Arrays.copyOf(line.array(), line.length());
    }

    private static void member(String name, String value, Bytes line) {
        if (line.length() > 1) {
            line.write(',');
        }
        line.write(JsonText.quote(name));
        line.write(':');
        String quoted = new String(JsonText.quote(value), StandardCharsets.UTF_8);
        line.write(Printable.line(quoted).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] footerBytes() {
        return NONE;
    }
}
