package dev.tailrace.windows.service;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.Winsvc;
import dev.tailrace.core.platform.ServiceManager;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service control manager, and the agent's service there. Changes take an administrator. */
public final class WindowsServices implements ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(WindowsServices.class);

    private static final long PATIENCE = 60_000;
    /** Milliseconds that a service is waited for that was removed and is held by its ending process, or by whoever looks at it. */
    private static final long REMOVAL = 10_000;

    @Override
    public String install(Plan plan) throws IOException, InterruptedException {
        Path procrun = plan.home().resolve("bin\\prunsrv.exe");
        if (!Files.exists(procrun)) {
            throw new IOException(procrun + " is missing: this is not the Windows distribution");
        }
        boolean known = exists();
        if (!known || !changes(procrun, plan)) {
            run(procrun, new ProcrunSettings(plan).arguments("//IS//"));
        }
        EventSource.register();
        DataDirectory.grant(plan.data(), plan.account());
        try (Services services = new Services(Winsvc.SERVICE_ALL_ACCESS)) {
            Recovery.register(services.service, plan.patience());
        }
        return (known ? "the service is changed" : "the service is installed") + "; it reads " + plan.config()
                + ", and starts with Windows, or by 'tailrace service start'";
    }

    /** Changes the service that is there; where that cannot be done, removes it, so that it can be made anew. */
    private boolean changes(Path procrun, Plan plan) throws IOException, InterruptedException {
        try {
            run(procrun, new ProcrunSettings(plan).arguments("//US//"));
            return true;
        } catch (IOException e) {
            LOG.warn("the service is made anew, as it cannot be changed: {}", e.getMessage());
            uninstall(false);
            return false;
        }
    }

    private static void run(Path program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        run(command);
    }

    @Override
    public String uninstall(boolean purge) throws IOException, InterruptedException {
        if (!exists()) {
            throw notInstalled();
        }
        stop();
        Optional<Path> data = ProcrunRegistry.data();
        try (Services services = new Services(Winsvc.SERVICE_ALL_ACCESS)) {
            if (!Advapi32.INSTANCE.DeleteService(services.service.getHandle())) {
                throw failed("remove", new Win32Exception(Native.getLastError()));
            }
        }
        awaitRemoval();
        ProcrunRegistry.remove();
        EventSource.remove();
        if (!purge || data.isEmpty()) {
            return "the service is removed; configuration and data stay";
        }
        DataDirectory.delete(data.get());
        return "the service is removed, and " + data.get() + " deleted";
    }

    private static void awaitRemoval() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + REMOVAL * 1_000_000;
        while (exists()) {
            if (System.nanoTime() > deadline) {
                LOG.warn("the service goes once nobody looks at it any more: close what shows services");
                return;
            }
            Thread.sleep(100);
        }
    }

    @Override
    public String start() throws IOException, InterruptedException {
        try (Services services = new Services(Winsvc.SERVICE_START | Winsvc.SERVICE_QUERY_STATUS)) {
            if (!Advapi32.INSTANCE.StartService(services.service.getHandle(), 0, null)) {
                int error = Native.getLastError();
                if (error == WinError.ERROR_SERVICE_ALREADY_RUNNING) {
                    return "the service runs already";
                }
                throw new Win32Exception(error);
            }
            if (after(Winsvc.SERVICE_START_PENDING, services.service) != Winsvc.SERVICE_RUNNING) {
                throw new IOException("the service does not run; why not, says the event log (Application, source Tailrace)");
            }
            return "the service runs";
        } catch (Win32Exception e) {
            throw failed("start", e);
        }
    }

    @Override
    public String stop() throws IOException, InterruptedException {
        try (Services services = new Services(Winsvc.SERVICE_STOP | Winsvc.SERVICE_QUERY_STATUS)) {
            boolean told = Advapi32.INSTANCE.ControlService(
                    services.service.getHandle(), Winsvc.SERVICE_CONTROL_STOP, new Winsvc.SERVICE_STATUS());
            if (!told && Native.getLastError() != WinError.ERROR_SERVICE_NOT_ACTIVE) {
                throw new Win32Exception(Native.getLastError());
            }
            if (after(Winsvc.SERVICE_STOP_PENDING, services.service) != Winsvc.SERVICE_STOPPED) {
                throw new IOException("the service has not stopped within " + PATIENCE / 1000 + " s");
            }
            return "the service has stopped";
        } catch (Win32Exception e) {
            throw failed("stop", e);
        }
    }

    /** Whether the service runs, as far as the SCM knows; waits while it is starting, and not while it is stopping. */
    static boolean awaitStart() {
        try (Services services = new Services(Winsvc.SERVICE_QUERY_STATUS)) {
            return after(Winsvc.SERVICE_START_PENDING, services.service) == Winsvc.SERVICE_RUNNING;
        } catch (Win32Exception e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The state that follows a pending one. */
    private static int after(int pending, W32Service service) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE * 1_000_000;
        while (true) {
            int state = service.queryStatus().dwCurrentState;
            if (state != pending || System.nanoTime() > deadline) {
                return state;
            }
            Thread.sleep(100);
        }
    }

    @Override
    public Status status() throws IOException {
        if (!exists()) {
            return new Status(false, "not installed");
        }
        try (Services services = new Services(Winsvc.SERVICE_QUERY_STATUS)) {
            Winsvc.SERVICE_STATUS_PROCESS status = services.service.queryStatus();
            return switch (status.dwCurrentState) {
                case Winsvc.SERVICE_RUNNING -> new Status(true, "running, process " + status.dwProcessId);
                case Winsvc.SERVICE_START_PENDING -> new Status(false, "starting");
                case Winsvc.SERVICE_STOP_PENDING -> new Status(false, "stopping");
                case Winsvc.SERVICE_STOPPED ->
                    new Status(false, status.dwWin32ExitCode == 0 ? "stopped" : "stopped with error " + status.dwWin32ExitCode);
                default -> new Status(false, "state " + status.dwCurrentState);
            };
        }
    }

    private static boolean exists() throws IOException {
        try (Services services = new Services(Winsvc.SERVICE_QUERY_STATUS)) {
            return services.service != null;
        } catch (Win32Exception e) {
            if (e.getErrorCode() == WinError.ERROR_SERVICE_DOES_NOT_EXIST) {
                return false;
            }
            throw failed("look at", e);
        }
    }

    private static IOException notInstalled() {
        return new IOException("there is no service " + NAME + "; 'tailrace service install' makes one");
    }

    private static IOException failed(String action, Win32Exception e) {
        return switch (e.getErrorCode()) {
            case WinError.ERROR_SERVICE_DOES_NOT_EXIST -> notInstalled();
            case WinError.ERROR_ACCESS_DENIED -> new IOException("only an administrator can " + action + " the service", e);
            default -> new IOException("cannot " + action + " the service: " + e.getMessage(), e);
        };
    }

    /** Runs a program of the system's or our own; what it says is told if it fails. */
    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("NUL")).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.forName(System.getProperty("native.encoding"))).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(Path.of(command.getFirst()).getFileName() + " ended with " + status + (said.isEmpty() ? "" : ": " + said));
        }
    }

    /** The service, open with some rights. */
    private static final class Services implements AutoCloseable {
        private final W32ServiceManager manager = new W32ServiceManager();
        private final W32Service service;

        Services(int rights) {
            manager.open(Winsvc.SC_MANAGER_CONNECT);
            boolean opened = false;
            try {
                service = manager.openService(NAME, rights);
                opened = true;
            } finally {
                if (!opened) {
                    manager.close();
                }
            }
        }

        @Override
        public void close() {
            service.close();
            manager.close();
        }
    }
}
