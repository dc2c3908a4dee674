package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Says yes to every request at once, as Elasticsearch would, and counts the documents of bulks: a process of its own on a free port of the loopback
 * address, which it prints. {@code GET /__counts} tells the {@link Counts} so far, {@code GET /__reset} begins anew.
 */
public final class CountingSink {
    private CountingSink() {}

    /** Serves until it is ended; a thread a connection. */
    public static void main(String[] args) throws IOException {
        Tally tally = new Tally();
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50)) {
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            while (true) {
                SocketChannel channel = server.accept();
                Thread.ofPlatform().daemon().start(() -> new Connection(channel, tally).serve());
            }
        }
    }
}
