package dev.tailrace.packaging.windows;

/** What procrun calls in the process of a service, called by a program: {@code ServiceProcess run -c FILE}. */
public final class ServiceProcess {
    private ServiceProcess() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Class.forName("dev.tailrace.core.cli.Service").getMethod("start", String[].class).invoke(null, (Object) args);
    }
}
