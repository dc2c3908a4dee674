package dev.tailrace.outputs.redis;

import dev.tailrace.core.output.Outcome.Rejection;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.socket.Connection;
import java.io.IOException;
import java.net.Socket;
import java.util.BitSet;
import java.util.List;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

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
        /** Nothing is said that old servers do not know or that a user's rights may not cover. */
        JedisClientConfig asConfig() {
            return DefaultJedisClientConfig.builder()
                    .serverDefaultProtocol()
                    .autoNegotiateProtocol(false)
                    .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                    .user(username)
                    .password(password)
                    .database(database)
                    .build();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Greeting[username=" + username + ", database=" + database + ']';
        }
    }

    private final Socket socket;
    private final redis.clients.jedis.Connection redis;
    private final Commands.Most most;
    private final boolean keyOfEvent;

    /**
     * Greets the server.
     *
     * @param keyOfEvent whether the events' fields name the key
     */
    RedisConnection(Socket socket, Greeting greeting, Commands.Most most, boolean keyOfEvent) throws IOException {
        this.socket = socket;
        this.most = most;
        this.keyOfEvent = keyOfEvent;
        try {
            redis = new redis.clients.jedis.Connection(() -> socket, greeting.asConfig());
        } catch (JedisException e) {
            socket.close();
            String said = String.valueOf(e.getMessage());
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException(greeting.password() == null ? said : said.replace(greeting.password(), "***"));
        } catch (ClassCastException e) {
            socket.close();
            throw new IOException("the greeting was answered with something of another kind", e);
        }
    }

    @Override
    public void send(Shipment shipment, BitSet left, Commands commands, List<Rejection> refused) throws IOException {
        try {
            while (!left.isEmpty()) {
                List<Commands.Push> pushes = commands.of(shipment, left, most);
                pushes.forEach(push -> redis.sendCommand(push.arguments()));
                readReplies(pushes, left, refused);
            }
        } catch (JedisException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    /** One by one: what is confirmed is done also if the connection breaks at the next. */
    private void readReplies(List<Commands.Push> pushes, BitSet left, List<Rejection> refused) throws IOException {
        JedisDataException trouble = null;
        for (Commands.Push push : pushes) {
            try {
                Object reply = redis.getOne();
                if (!(reply instanceof Long)) {
                    throw new IOException("a reply that is no number");
                }
                left.andNot(push.events());
            } catch (JedisDataException said) {
                if (keyOfEvent && said.getMessage().startsWith("WRONGTYPE")) {
                    push.events().stream().forEach(event -> refused.add(new Rejection(event, 400, said.getMessage())));
                    left.andNot(push.events());
                } else {
                    trouble = trouble == null ? said : trouble;
                }
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
