package dev.tailrace.windows.service;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import dev.tailrace.core.platform.ServiceManager;
import dev.tailrace.core.platform.SystemLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The source Tailrace of the Application log.
 *
 * <p>An entry's text comes from a message file. Windows brings one in which each number from 1 to 1000 means "what was given", that of
 * {@code eventcreate}: the source is registered with that.
 */
public final class EventSource implements SystemLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventSource.class);
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application";
    private static final String MESSAGES = "%SystemRoot%\\System32\\EventCreate.exe";
    private static final int ALL_TYPES = 7;
    /** Longest text of an entry: Microsoft, {@code ReportEvent}. */
    private static final int MOST = 31_839;

    static void register() {
        Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, KEY, ServiceManager.NAME);
        String source = KEY + '\\' + ServiceManager.NAME;
        Advapi32Util.registrySetExpandableStringValue(WinReg.HKEY_LOCAL_MACHINE, source, "EventMessageFile", MESSAGES);
        Advapi32Util.registrySetIntValue(WinReg.HKEY_LOCAL_MACHINE, source, "TypesSupported", ALL_TYPES);
    }

    static void remove() {
        if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, KEY + '\\' + ServiceManager.NAME)) {
            Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, KEY, ServiceManager.NAME);
        }
    }

    @Override
    public void tell(Kind kind, String message) {
        WinNT.HANDLE source = Advapi32.INSTANCE.RegisterEventSource(null, ServiceManager.NAME);
        if (source == null) {
            LOG.warn("the event log is out of reach; it would have said: {}", message);
            return;
        }
        try {
            String[] text = {message.substring(0, Math.min(message.length(), MOST))};
            Advapi32.INSTANCE.ReportEvent(source, type(kind.level()), 0, kind.number(), null, text.length, 0, text, null);
        } finally {
            Advapi32.INSTANCE.DeregisterEventSource(source);
        }
    }

    private static int type(Level level) {
        return switch (level) {
            case INFORMATION -> WinNT.EVENTLOG_INFORMATION_TYPE;
            case WARNING -> WinNT.EVENTLOG_WARNING_TYPE;
            case ERROR -> WinNT.EVENTLOG_ERROR_TYPE;
        };
    }
}
