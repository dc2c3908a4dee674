package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.Winsvc;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SCM is told, in a process that it does not know: whether it hears it, shows {@code windows/lifetime}. */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "uses Windows' own structures")
class ServiceLineTest {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ServiceLine line = new ServiceLine();

    @ParameterizedTest
    @ValueSource(ints = {Winsvc.SERVICE_CONTROL_STOP, Winsvc.SERVICE_CONTROL_PRESHUTDOWN})
    void stopAndPreshutdownBeginTheSameEnd(int control) throws InterruptedException {
        line.commands(stopped::countDown);

        assertThat(line.callback(control, 0, null, null)).isEqualTo(WinError.NO_ERROR);
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(line.status().dwCurrentState).isEqualTo(Winsvc.SERVICE_STOP_PENDING);
        assertThat(line.status().dwCheckPoint).isEqualTo(1);
    }

    @Test
    void everyWordOfAnEndIsACheckpoint() {
        line.commands(stopped::countDown);
        line.callback(Winsvc.SERVICE_CONTROL_STOP, 0, null, null);
        line.ending(Duration.ofSeconds(3));

        assertThat(line.status().dwCheckPoint).isEqualTo(2);
        assertThat(line.status().dwWaitHint).isEqualTo(3_000);
    }

    @Test
    void anOrderedEndIsReportedWithItsStatus() {
        line.commands(stopped::countDown);
        line.callback(Winsvc.SERVICE_CONTROL_STOP, 0, null, null);
        line.ended(1);

        assertThat(line.status().dwCurrentState).isEqualTo(Winsvc.SERVICE_STOPPED);
        assertThat(line.status().dwWin32ExitCode).isEqualTo(WinError.ERROR_SERVICE_SPECIFIC_ERROR);
        assertThat(line.status().dwServiceSpecificExitCode).isEqualTo(1);
    }

    @Test
    void anEndThatNobodyOrderedIsNotReportedSoThatTheServiceComesBack() {
        line.ending(Duration.ofSeconds(3));
        line.ended(1);

        assertThat(line.status().dwCurrentState).isEqualTo(Winsvc.SERVICE_RUNNING);
    }

    @Test
    void beforeAShutdownItIsAskedAndNotAtIt() {
        assertThat(line.status().dwControlsAccepted).isEqualTo(Winsvc.SERVICE_ACCEPT_STOP | Winsvc.SERVICE_ACCEPT_PRESHUTDOWN);
        assertThat(line.callback(Winsvc.SERVICE_CONTROL_SHUTDOWN, 0, null, null)).isEqualTo(WinError.ERROR_CALL_NOT_IMPLEMENTED);
    }
}
