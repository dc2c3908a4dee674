package dev.tailrace.outputs.redis;

import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.socket.Connection;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** A connection to one server. Used by one thread at a time. */
final class RedisConnection implements Connection<Commands> {
    /**
     * What is said first.
     *
     * @param username null: the default user
     * @param password null: none is asked for
     * @param database 0 is where a connection starts
     */
    record Greeting(String username, String password, int database) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Greeting[username=" + username + ", database=" + database + ']';
        }
    }

    private static final int LONGEST_REPLY = 4096;

    private final Socket socket;
    private final InputStream in;
    private final Commands.Most most;
    private final boolean keyOfEvent;

    /**
     * Greets the server.
     *
     * @param keyOfEvent whether the events' fields name the key
     */
    RedisConnection(Socket socket, Greeting greeting, Commands.Most most, boolean keyOfEvent) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.most = most;
        this.keyOfEvent = keyOfEvent;
        try {
            if (greeting.password() != null) {
                say(greeting.username() == null
                        ? new String[] {"AUTH", greeting.password()}
                        : new String[] {"AUTH", greeting.username(), greeting.password()});
            }
            if (greeting.database() != 0) {
                say("SELECT", Integer.toString(greeting.database()));
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void say(String... words) throws IOException {
        StringBuilder command = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : words) {
            command.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
        String reply = reply();
        if (reply.charAt(0) != '+') {
            String password = words[words.length - 1];
            throw new IOException(words[0] + " was answered " + reply.substring(1).replace(password, words[0].equals("AUTH") ? "***" : password));
        }
    }

    @Override
    public void send(Shipment shipment, BitSet left, Commands commands, List<Rejection> refused) throws IOException {
        while (!left.isEmpty()) {
            commands.fill(shipment, left, most);
            commands.writeTo(socket.getOutputStream());
            String trouble = null;
            for (int command = 0; command < commands.commands(); command++) {
                String reply = reply();
                if (reply.charAt(0) == ':') {
                    left.andNot(commands.events(command));
                } else if (reply.startsWith("-WRONGTYPE") && keyOfEvent) {
                    commands.events(command).stream().forEach(event -> refused.add(new Rejection(event, 400, reply.substring(1))));
                    left.andNot(commands.events(command));
                } else {
                    trouble = trouble == null ? reply : trouble;
                }
            }
            if (trouble != null) {
                throw new IOException(trouble.startsWith("-") ? trouble.substring(1) : "unexpected reply " + trouble);
            }
        }
    }

    /** One line; the replies to what is sent here have no more. */
    private String reply() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
            if (line.length() > LONGEST_REPLY) {
                throw new IOException("a reply that is none of Redis");
            }
        }
        if (line.isEmpty()) {
            throw new IOException("an empty reply");
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
