package dev.tailrace.windows.service;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import dev.tailrace.core.platform.ServiceLink;
import dev.tailrace.core.platform.ServiceManager;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to the SCM, taken over from prunsrv in whose process the agent runs. prunsrv does not accept PRESHUTDOWN, which comes while there is
 * still time, but SHUTDOWN, which gives five seconds; and it tells how an end goes once, and no more.
 *
 * <p>A process may register a control handler for its service more than once: the last one serves, and the handle to report by is the same. Where
 * that fails, prunsrv keeps the line. Used by the thread that starts the agent, the SCM's own, and the one that ends the process, one after another.
 */
public final class ServiceLine implements ServiceLink, Winsvc.HandlerEx {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLine.class);

    /** Whoever accepts PRESHUTDOWN gets no SHUTDOWN. */
    private static final int ACCEPTED = Winsvc.SERVICE_ACCEPT_STOP | Winsvc.SERVICE_ACCEPT_PRESHUTDOWN;
    /** Until the first word of the thread that ends the process. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(10);

    private final Winsvc.SERVICE_STATUS status = new Winsvc.SERVICE_STATUS();
    private Winsvc.SERVICE_STATUS_HANDLE handle;
    private Runnable stop;
    private boolean ordered;

    public ServiceLine() {
        status.dwServiceType = WinNT.SERVICE_WIN32_OWN_PROCESS;
        status.dwCurrentState = Winsvc.SERVICE_RUNNING;
        status.dwControlsAccepted = ACCEPTED;
    }

    /** Waits until prunsrv has said that the service runs: what it says later would take the place of what is said here. */
    @Override
    public void obey(Runnable stop) {
        if (!WindowsServices.awaitStart()) {
            LOG.info("the service manager does not have the service running: prunsrv keeps the line to it");
            return;
        }
        synchronized (this) {
            commands(stop);
            handle = Advapi32.INSTANCE.RegisterServiceCtrlHandlerEx(ServiceManager.NAME, this, null);
            if (handle == null) {
                LOG.warn("no orders before a shutdown, only at it: error {}", Native.getLastError());
                return;
            }
            report();
        }
    }

    /** What an order to stop does. */
    synchronized void commands(Runnable stop) {
        this.stop = stop;
    }

    /** What the SCM calls, on its own thread, which must not be kept. */
    @Override
    public synchronized int callback(int control, int eventType, Pointer eventData, Pointer context) {
        switch (control) {
            case Winsvc.SERVICE_CONTROL_STOP, Winsvc.SERVICE_CONTROL_PRESHUTDOWN -> {
                if (!ordered) {
                    LOG.info("ordered to stop{}", control == Winsvc.SERVICE_CONTROL_STOP ? "" : ", as Windows is about to shut down");
                    ordered = true;
                    ending(FIRST_WORD);
                    new Thread(stop, "tailrace-order").start();
                }
                return WinError.NO_ERROR;
            }
            case Winsvc.SERVICE_CONTROL_INTERROGATE -> {
                report();
                return WinError.NO_ERROR;
            }
            default -> {
                return WinError.ERROR_CALL_NOT_IMPLEMENTED;
            }
        }
    }

    @Override
    public synchronized void ending(Duration within) {
        if (ordered) {
            status.dwCurrentState = Winsvc.SERVICE_STOP_PENDING;
            status.dwControlsAccepted = 0;
            status.dwCheckPoint++;
            status.dwWaitHint = (int) within.toMillis();
            report();
        }
    }

    @Override
    public synchronized void ended(int exitStatus) {
        if (ordered) {
            status.dwCurrentState = Winsvc.SERVICE_STOPPED;
            status.dwCheckPoint = 0;
            status.dwWaitHint = 0;
            status.dwWin32ExitCode = exitStatus == 0 ? WinError.NO_ERROR : WinError.ERROR_SERVICE_SPECIFIC_ERROR;
            status.dwServiceSpecificExitCode = exitStatus;
            report();
        }
    }

    private void report() {
        if (handle != null && !Advapi32.INSTANCE.SetServiceStatus(handle, status)) {
            LOG.warn("the service manager does not hear how the service is: error {}", Native.getLastError());
        }
    }

    /** What was last reported, or would have been. */
    synchronized Winsvc.SERVICE_STATUS status() {
        return status;
    }
}
