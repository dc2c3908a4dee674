package dev.tailrace.outputs.redis;

import dev.tailrace.outputs.testing.ServerProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Redis, and a client that asks it what it has. */
final class RedisServer implements AutoCloseable {
    private final ServerProcess process;

    private RedisServer(ServerProcess process) {
        this.process = process;
    }

    static RedisServer start(Path folder, String... settings) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                ServerProcess.installed("redis-server"), "--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString(),
                "--save", "", "--appendonly", "yes", "--appendfsync", "no"));
        command.addAll(List.of(settings));
        RedisServer server = new RedisServer(ServerProcess.start(folder.resolve("redis.log"), port, command.toArray(String[]::new)));
        server.awaitLoaded();
        return server;
    }

    /** It listens before it has read what it had. */
    private void awaitLoaded() throws IOException, InterruptedException {
        for (int looks = 0; looks < 6000 && !ask("PING").equals(List.of("PONG")); looks++) {
            Thread.sleep(10);
        }
    }

    String address() {
        return "127.0.0.1:" + process.port();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void restart() throws IOException, InterruptedException {
        process.start();
        awaitLoaded();
    }

    /** The reply to a command: a list's texts, or one text. */
    List<String> ask(String... words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), process.port())) {
            write(socket, words);
            return reply(new BufferedInputStream(socket.getInputStream()));
        }
    }

    static void write(Socket socket, String... words) throws IOException {
        StringBuilder command = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : words) {
            command.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
    }

    static List<String> reply(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n' && b >= 0; b = in.read()) {
            line.append((char) b);
        }
        String head = line.toString().strip();
        int number = head.startsWith("$") || head.startsWith("*") ? Integer.parseInt(head.substring(1)) : 0;
        return switch (head.charAt(0)) {
            case '*' -> {
                List<String> all = new ArrayList<>();
                for (int i = 0; i < number; i++) {
                    all.addAll(reply(in));
                }
                yield all;
            }
            case '$' -> {
                String text = number < 0 ? "" : new String(in.readNBytes(number), StandardCharsets.UTF_8);
                in.readNBytes(number < 0 ? 0 : 2);
                yield List.of(text);
            }
            default -> List.of(head.substring(1));
        };
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
