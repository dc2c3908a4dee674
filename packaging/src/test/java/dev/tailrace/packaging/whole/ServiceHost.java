package dev.tailrace.packaging.whole;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A process that runs the agent as the program of a Windows service does: it calls {@code start}, and from another thread {@code stop}, here once
 * there is a file {@code stop} in its folder. {@code ServiceHost LAUNCHER ARGUMENT...}: the launcher's place is taken.
 */
public final class ServiceHost {
    private static final Path ORDER = Path.of("stop");

    private ServiceHost() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().start(ServiceHost::awaitOrder);
        call("start", Arrays.copyOfRange(args, 1, args.length));
    }

    private static void awaitOrder() {
        try {
            while (!Files.exists(ORDER)) {
                Thread.sleep(50);
            }
            call("stop", new String[0]);
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void call(String method, String[] args)
            throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Class.forName("dev.tailrace.core.cli.Service").getMethod(method, String[].class).invoke(null, (Object) args);
    }
}
