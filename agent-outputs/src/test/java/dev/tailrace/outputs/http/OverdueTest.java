package dev.tailrace.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.duty.Duty;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class OverdueTest {
    private static final long SECOND = 1_000_000_000L;
    private static final IOException CANCELED = new IOException("Canceled");

    private final Overdue overdue = new Overdue(Duration.ofSeconds(10), Clock.SYSTEM);
    private final long now = Clock.SYSTEM.nanos();

    private static Call call() {
        return new OkHttpClient().newCall(new Request.Builder().url("http://127.0.0.1:1/").build());
    }

    @Test
    void callThatTakesTooLongIsEndedAndSaysWhy() {
        Call call = call();
        Overdue.Running running = overdue.begin(call);
        overdue.work(now + 9 * SECOND);
        assertThat(call.isCanceled()).isFalse();
        assertThat(running.why(CANCELED)).isSameAs(CANCELED);

        overdue.work(now + 11 * SECOND);
        assertThat(call.isCanceled()).isTrue();
        assertThat(running.why(CANCELED)).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void callThatCameToItsEndIsLeftAlone() {
        Call call = call();
        overdue.begin(call).close();
        overdue.work(now + 11 * SECOND);

        assertThat(call.isCanceled()).isFalse();
    }

    @Test
    void looksWhileThereAreCallsAndNoLonger() {
        assertThat(overdue.due(now)).isEqualTo(Duty.NEVER);
        Overdue.Running running = overdue.begin(call());
        for (int look = 1; look < 5; look++) {
            overdue.work(now + look * SECOND);
            assertThat(overdue.due(now) - now).isBetween(1L, SECOND);
        }
        running.close();
        overdue.work(now + 5 * SECOND);
        assertThat(overdue.due(now)).isEqualTo(Duty.NEVER);
    }

    @Test
    void looksAgainAfterAPauseWithoutCalls() {
        overdue.begin(call()).close();
        overdue.work(now);
        overdue.work(now);
        assertThat(overdue.due(now)).isEqualTo(Duty.NEVER);
        overdue.begin(call());

        assertThat(overdue.due(now)).isNotEqualTo(Duty.NEVER);
    }
}
