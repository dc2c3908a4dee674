package dev.tailrace.core.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, by which Unix daemons are told to read their configuration again. Through {@code sun.misc.Signal}, the only way that Java has; by
 * its name, as the compiler knows of no way to use it without a warning. Where the system has no such signal, nothing happens.
 */
final class HangUp {
    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    private HangUp() {}

    static void then(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object calling = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance("HUP"), calling);
        } catch (InvocationTargetException unknown) {
            LOG.debug("this system has no SIGHUP: {}", unknown.getCause().toString());
        } catch (ReflectiveOperationException e) {
            LOG.warn("SIGHUP does not reload the configuration: {}", e.toString());
        }
    }
}
