package dev.tailrace.packaging.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stretch of wire between agent and server: passes connections on, and spoils some bulks. Each connection has a thread of its own. */
final class FaultyWire implements AutoCloseable {
    /**
     * Which bulks are spoiled.
     *
     * @param after so many bulks
     * @param spoiled so many
     * @param release later ones wait until it is counted down
     */
    record Stretch(int after, int spoiled, CountDownLatch release) {
        int end() {
            return after + spoiled;
        }
    }

    private final ServerSocket door;
    private final int serverPort;
    private final Spoiling spoiling;
    private final Stretch stretch;
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final AtomicInteger bulks = new AtomicInteger();
    private final CountDownLatch struck = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock gate = new ReentrantLock();
    private final Condition passable = gate.newCondition();
    private boolean cut;

    FaultyWire(int serverPort, Spoiling spoiling, Stretch stretch) throws IOException {
        this.serverPort = serverPort;
        this.spoiling = spoiling;
        this.stretch = stretch;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("faulty-wire").start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Is counted down when the first bulk is spoiled. */
    CountDownLatch struck() {
        return struck;
    }

    /** True if the server has answered with this status. */
    boolean saw(int status) {
        return statuses.contains(status);
    }

    /** Nothing passes, in neither direction, and nobody is told; what is under way goes on when the wire is mended. */
    void cut(boolean now) {
        gate.lock();
        try {
            cut = now;
            passable.signalAll();
        } finally {
            gate.unlock();
        }
    }

    private void awaitPassable() throws InterruptedException {
        gate.lock();
        try {
            while (cut) {
                passable.await();
            }
        } finally {
            gate.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket agent = door.accept();
                open.add(agent);
                Thread.ofVirtual().start(() -> serve(agent));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket agent) {
        try (agent;
                Socket server = new Socket()) {
            awaitPassable();
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
            open.add(server);
            InputStream fromAgent = new BufferedInputStream(agent.getInputStream());
            InputStream fromServer = new BufferedInputStream(server.getInputStream());
            boolean more = true;
            while (more) {
                Exchange request = Exchange.read(fromAgent);
                awaitPassable();
                more = request != null && pass(request, agent, server, fromServer);
            }
        } catch (IOException gone) {
            // one of the two has ended the connection, or the test has: the other one learns of it by the sockets' closing
            return;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(agent);
        }
    }

    private boolean pass(Exchange request, Socket agent, Socket server, InputStream fromServer) throws IOException, InterruptedException {
        int number = request.isBulk() ? bulks.getAndIncrement() : -1;
        if (number < stretch.after() || number >= stretch.end()) {
            if (number >= stretch.end()) {
                stretch.release().await();
            }
            send(request, server);
            return reply(agent, fromServer);
        }
        struck.countDown();
        return switch (spoiling) {
            case Spoiling.Answered(int status, String body) -> {
                String head = "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
                write(agent, (head + body).getBytes(StandardCharsets.US_ASCII));
                yield true;
            }
            case Spoiling.RequestCut(boolean reset) -> {
                part(request, server);
                yield end(agent, reset) | end(server, reset);
            }
            case Spoiling.HalfClosed() -> {
                agent.shutdownOutput();
                send(request, server);
                yield Exchange.read(fromServer) == null;
            }
            case Spoiling.ReplyCut(boolean reset) -> {
                send(request, server);
                Exchange reply = Exchange.read(fromServer);
                byte[] body = reply.body();
                write(agent, reply.head());
                write(agent, Arrays.copyOf(body, body.length / 2));
                yield end(agent, reset);
            }
            case Spoiling.ReplyReplaced(String body) -> {
                send(request, server);
                Exchange.read(fromServer);
                String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length() + "\r\n\r\n";
                write(agent, (head + body).getBytes(StandardCharsets.US_ASCII));
                yield true;
            }
            case Spoiling.ReplyDelayed(long millis) -> {
                send(request, server);
                Exchange reply = Exchange.read(fromServer);
                Thread.sleep(millis);
                write(agent, reply.head());
                write(agent, reply.body());
                yield true;
            }
            case Spoiling.Meanwhile(Spoiling.Deed deed) -> {
                int sent = part(request, server);
                run(deed);
                awaitPassable();
                OutputStream out = server.getOutputStream();
                out.write(request.body(), sent, request.body().length - sent);
                out.flush();
                yield reply(agent, fromServer);
            }
        };
    }

    private static void run(Spoiling.Deed deed) throws IOException, InterruptedException {
        try {
            deed.run();
        } catch (IOException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private boolean reply(Socket agent, InputStream fromServer) throws IOException, InterruptedException {
        Exchange reply = Exchange.read(fromServer);
        awaitPassable();
        if (reply != null) {
            statuses.add(Integer.parseInt(new String(reply.head(), 0, 16, StandardCharsets.US_ASCII).split(" ")[1]));
            write(agent, reply.head());
            write(agent, reply.body());
        }
        return reply != null;
    }

    private static void send(Exchange request, Socket server) throws IOException {
        write(server, request.head());
        write(server, request.body());
    }

    /** Sends the head and half of the body; returns how much of the body that is. */
    private static int part(Exchange request, Socket server) throws IOException {
        write(server, request.head());
        int half = request.body().length / 2;
        write(server, Arrays.copyOf(request.body(), half));
        return half;
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static boolean end(Socket socket, boolean reset) throws IOException {
        if (reset) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
        return false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut(false);
        for (Socket socket : open) {
            socket.close();
        }
    }
}
