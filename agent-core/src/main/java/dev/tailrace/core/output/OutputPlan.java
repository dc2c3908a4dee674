package dev.tailrace.core.output;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A configured, checked output that can be opened. */
public interface OutputPlan {
    /** How the ship duty is to treat it. */
    Delivery delivery();

    /** Where it would connect to: for {@code tailrace doctor} and {@code check --connect}; none if it connects to nothing. */
    default List<InetSocketAddress> addresses() {
        return List.of();
    }

    /**
     * Speaks to each receiver as it would to ship, and gives it nothing: for {@code tailrace doctor} and {@code check --connect}. Takes some
     * seconds for a receiver that does not answer. None if it cannot.
     *
     * @throws IOException if it cannot speak to any (a certificate that is not there)
     */
    default List<Greeting> greet() throws IOException {
        return List.of();
    }

    /**
     * Opens it, and brings it back to where the registry knows it ({@link OutputContext#marks()}).
     *
     * @throws IOException if it cannot serve at all (a directory that cannot be written); a receiver that is down is no reason
     */
    Output open(OutputContext context) throws IOException;
}
