package dev.tailrace.core.doctor;

import dev.tailrace.core.output.Greeting;
import dev.tailrace.core.setup.OutputConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Whether the hosts of an output can be connected to, and let it in where it can ask them that. No event is sent. */
public final class Connections {
    private static final int PATIENCE_MILLIS = 3_000;

    private Connections() {}

    /** One finding for each host. */
    public static List<Finding> examine(OutputConfig output) {
        String about = "output " + output.name();
        List<Finding> connections = output.plan().addresses().stream().map(address -> examine(about, address)).toList();
        if (connections.stream().anyMatch(finding -> finding.weight() == Finding.Weight.WRONG)) {
            return connections;
        }
        try {
            List<Finding> greetings = output.plan().greet().stream().map(greeting -> finding(about, greeting)).toList();
            return greetings.isEmpty() ? connections : greetings;
        } catch (NoSuchFileException e) {
            return List.of(Finding.wrong(about, e.getFile() + ": there is no such file", "name the file as it is; the output cannot be opened without it"));
        } catch (IOException e) {
            return List.of(Finding.wrong(about, e.getMessage(), "the output cannot be opened so"));
        }
    }

    private static Finding finding(String about, Greeting greeting) {
        return greeting.isReturned()
                ? Finding.fine(about, greeting.receiver() + " takes connections, and lets the agent in")
                : Finding.wrong(about, greeting.receiver() + ": " + greeting.complaint(), greeting.remedy());
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
