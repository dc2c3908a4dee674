package dev.tailrace.core.doctor;

import dev.tailrace.core.setup.OutputConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;

/** Whether the hosts of an output can be connected to. Nothing is sent. */
public final class Connections {
    private static final int PATIENCE_MILLIS = 3_000;

    private Connections() {}

    /** One finding for each host. */
    public static List<Finding> examine(OutputConfig output) {
        return output.plan().addresses().stream().map(address -> examine("output " + output.name(), address)).toList();
    }

    private static Finding examine(String about, InetSocketAddress address) {
        String name = address.getHostString() + ':' + address.getPort();
        try (Socket socket = new Socket()) {
            InetSocketAddress resolved = new InetSocketAddress(address.getHostString(), address.getPort());
            if (resolved.isUnresolved()) {
                throw new UnknownHostException("no address is known for this name");
            }
            socket.connect(resolved, PATIENCE_MILLIS);
            return Finding.fine(about, name + " takes connections");
        } catch (IOException e) {
            return Finding.wrong(about, name + ": " + e.getMessage(), "is it up, is the port right, does a firewall stand between?");
        }
    }
}
