package dev.tailrace.packaging.launch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Presses Ctrl-C in the console of another process of Windows: {@code CtrlC PID}. Who wants to must be of that console, a process has one at a
 * time, and must be deaf to the key itself, which its children would inherit: so this is a process of its own.
 *
 * <p>Source: Microsoft, {@code AttachConsole}, {@code SetConsoleCtrlHandler}, {@code GenerateConsoleCtrlEvent}.
 */
@SuppressWarnings("restricted")
final class CtrlC {
    private static final int CTRL_C_EVENT = 0;
    /** All processes of the console. */
    private static final int EVERYBODY = 0;

    private static final int YES = 1;

    private CtrlC() {}

    /** Presses it, in a process that ends before this returns. */
    static void press(long pid) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java.exe").toString();
        URI classes = URI.create(CtrlC.class.getProtectionDomain().getCodeSource().getLocation().toString());
        List<String> command = List.of(
                java, "--enable-native-access=ALL-UNNAMED", "-cp", Path.of(classes).toString(), CtrlC.class.getName(), Long.toString(pid));
        Process pressing = new ProcessBuilder(command).inheritIO().start();
        if (pressing.onExit().join().exitValue() != 0) {
            throw new IOException("cannot press Ctrl-C for process " + pid);
        }
    }

    public static void main(String[] args) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", arena);
            call(kernel, "FreeConsole");
            check("AttachConsole", call(kernel, "AttachConsole", Integer.parseInt(args[0])));
            check("SetConsoleCtrlHandler", call(kernel, "SetConsoleCtrlHandler", MemorySegment.NULL, YES));
            check("GenerateConsoleCtrlEvent", call(kernel, "GenerateConsoleCtrlEvent", CTRL_C_EVENT, EVERYBODY));
        }
    }

    private static void check(String function, int done) throws IOException {
        if (done == 0) {
            throw new IOException(function + " failed");
        }
    }

    /** Calls a function that takes numbers or addresses, and tells whether it did what it is for. */
    private static int call(SymbolLookup library, String function, Object... arguments) {
        ValueLayout[] types = new ValueLayout[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            types[i] = arguments[i] instanceof MemorySegment ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT;
        }
        MethodHandle handle = Linker.nativeLinker()
                .downcallHandle(library.find(function).orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT, types));
        try {
            return (int) handle.invokeWithArguments(arguments);
        } catch (Throwable bug) {
            throw new IllegalStateException(function, bug);
        }
    }
}
