package dev.tailrace.windows.service;

import com.sun.jna.Native;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.Winsvc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the SCM is told to do with the service beyond starting it: to bring it back, and to wait for it before a shutdown. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** After how many milliseconds a service that ended by itself is back; every further time as the last. */
    private static final int[] RESTARTS = {5_000, 15_000, 30_000};

    /** Seconds without, after which the count begins anew. */
    private static final int DAY = 86_400;

    private Recovery() {}

    /** {@code SERVICE_PRESHUTDOWN_INFO}. */
    @Structure.FieldOrder("dwPreshutdownTimeout")
    public static final class BeforeShutdown extends Winsvc.ChangeServiceConfig2Info {
        /** In milliseconds. */
        public int dwPreshutdownTimeout;
    }

    /** @param patience how long the service may take to end */
    static void register(W32Service service, Duration patience) {
        service.setFailureActions(actions(), DAY, null, null);
        try {
            // Not only for a crash: an end with an error is one to come back from, too.
            service.setFailureActionsFlag(true);
        } catch (Win32Exception e) {
            LOG.warn("this Windows restarts the service after a crash, and not after an end with an error: {}", e.getMessage());
        }
        BeforeShutdown before = new BeforeShutdown();
        before.dwPreshutdownTimeout = (int) patience.toMillis();
        if (!Advapi32.INSTANCE.ChangeServiceConfig2(service.getHandle(), Winsvc.SERVICE_CONFIG_PRESHUTDOWN_INFO, before)) {
            LOG.warn("this Windows waits for the service before a shutdown as long as it likes: error {}", Native.getLastError());
        }
    }

    static List<Winsvc.SC_ACTION> actions() {
        List<Winsvc.SC_ACTION> actions = new ArrayList<>();
        for (int delay : RESTARTS) {
            Winsvc.SC_ACTION action = new Winsvc.SC_ACTION();
            action.type = Winsvc.SC_ACTION_RESTART;
            action.delay = delay;
            actions.add(action);
        }
        return actions;
    }
}
