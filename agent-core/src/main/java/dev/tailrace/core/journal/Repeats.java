package dev.tailrace.core.journal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts equal warnings and errors instead of repeating them: one that came before within a minute is not written again; what came
 * meanwhile is told in a line of its own when the minute is over and something is logged, or at the end. Time is that of the events.
 *
 * <p>After Agrona's {@code DistinctErrorLog}. Bounded: of more than 256 different ones at a time the oldest is forgotten, after its count
 * was told. Called under the appender's own lock.
 */
final class Repeats extends AppenderBase<ILoggingEvent> {
    private static final long WINDOW = 60_000;
    private static final int MOST = 256;

    /** What makes two events equal. */
    private record Key(String logger, Level level, String message, String thrown) {}

    private static final class Seen {
        final long since;
        long more;

        Seen(long since) {
            this.since = since;
        }
    }

    private final List<Appender<ILoggingEvent>> into;
    private final Map<Key, Seen> seen = new LinkedHashMap<>();

    /** @param into where what remains goes */
    Repeats(List<Appender<ILoggingEvent>> into) {
        this.into = into;
    }

    @Override
    protected void append(ILoggingEvent event) {
        tellThoseNotIn(event.getTimeStamp());
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            IThrowableProxy thrown = event.getThrowableProxy();
            Key key = new Key(
                    event.getLoggerName(), event.getLevel(), event.getFormattedMessage(), thrown == null ? "" : thrown.getClassName());
            Seen before = seen.get(key);
            if (before != null) {
                before.more++;
                return;
            }
            if (seen.size() == MOST) {
                tellFirst();
            }
            seen.put(key, new Seen(event.getTimeStamp()));
        }
        write(event);
    }

    /** Of a time to come are those from before the clock was set back; left alone, they would be suppressed until it is that time. */
    private void tellThoseNotIn(long now) {
        while (!seen.isEmpty() && Math.abs(now - seen.values().iterator().next().since) >= WINDOW) {
            tellFirst();
        }
    }

    private void tellFirst() {
        Iterator<Map.Entry<Key, Seen>> entries = seen.entrySet().iterator();
        Map.Entry<Key, Seen> first = entries.next();
        entries.remove();
        Seen counted = first.getValue();
        if (counted.more > 0) {
            Key key = first.getKey();
            Logger logger = ((LoggerContext) getContext()).getLogger(key.logger());
            String times = counted.more == 1 ? "once more" : counted.more + " times more";
            write(new LoggingEvent(
                    Repeats.class.getName(), logger, key.level(), key.message() + " (" + times + " within a minute)", null, null));
        }
    }

    private void write(ILoggingEvent event) {
        into.forEach(appender -> appender.doAppend(event));
    }

    @Override
    public void stop() {
        while (!seen.isEmpty()) {
            tellFirst();
        }
        into.forEach(Appender::stop);
        super.stop();
    }
}
