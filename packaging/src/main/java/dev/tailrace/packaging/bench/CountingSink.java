package dev.tailrace.packaging.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Says yes to every request at once, as Elasticsearch would, and counts the documents of bulks, on a free port of the loopback address. {@code GET /__counts} tells
 * the {@link Counts} so far, {@code GET /__reset} begins anew. As a process of its own it prints its port, and serves until it is ended.
 *
 * <p>It may leave and come back: what it has begun to read is counted and answered, so that no request is half there; connections end with their next request, and
 * nobody gets a new one. A thread accepts connections, each has one of its own; one more may let it leave.
 */
public final class CountingSink implements AutoCloseable {
    private final Tally tally = new Tally();
    private ServerSocketChannel door;
    private final int port;

    private CountingSink() throws IOException {
        door = listen(0);
        port = ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    public static void main(String[] args) throws IOException {
        CountingSink sink = new CountingSink();
        System.out.println(sink.port);
        sink.accept(sink.door);
    }

    /** One within this process. */
    public static CountingSink open() throws IOException {
        CountingSink sink = new CountingSink();
        sink.serve();
        return sink;
    }

    private static ServerSocketChannel listen(int port) throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    }

    private void serve() {
        ServerSocketChannel entered = door;
        Thread.ofPlatform().daemon().name("counting-sink").start(() -> accept(entered));
    }

    private void accept(ServerSocketChannel entered) {
        while (true) {
            try {
                SocketChannel channel = entered.accept();
                Thread.ofPlatform().daemon().start(() -> new Connection(channel, tally, entered::isOpen).serve());
            } catch (ClosedChannelException left) {
                return;
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    public int port() {
        return port;
    }

    public Counts counts() {
        return tally.counts();
    }

    /** Nobody is served until it comes back. */
    public void leave() throws IOException {
        door.close();
    }

    /** Where it was. */
    public void comeBack() throws IOException {
        door = listen(port);
        serve();
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
