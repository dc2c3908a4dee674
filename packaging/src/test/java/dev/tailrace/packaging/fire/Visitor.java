package dev.tailrace.packaging.fire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Random;

/**
 * A client of one proxy, on an address of its own, that asks for one thing after another, mostly on the connection that it has. The request's number
 * stands in the URL; where there is only a host, in the host: every address that begins with 127 is this machine. One thread.
 */
final class Visitor implements AutoCloseable {
    private static final int SCRIPT = 40;
    /** A server ends a connection on which nothing is asked for long; nginx after 75 seconds, squid after two minutes. */
    private static final long IDLE_NANOS = 10_000_000_000L;
    private static final String[] WORDS = {"red", "shoes", "caf%C3%A9", "%E6%B5%8B%E8%AF%95", "tail+race", "a%20b", "x=1", "%22quoted%22"};

    private final Entrance entrance;
    private final InetAddress client;
    private final Random random;
    private Conversation conversation;
    private int more;
    private long usedLast;

    /**
     * Where requests go in.
     *
     * @param port of the proxy
     * @param origin what stands before a path in a request: nothing, or the origin server that a proxy is to ask
     * @param originPort of the server that a tunnel leads to
     */
    record Entrance(int port, String origin, int originPort) {
        boolean isProxy() {
            return !origin.isEmpty();
        }
    }

    Visitor(Entrance entrance, InetAddress client, Random random) {
        this.entrance = entrance;
        this.client = client;
        this.random = random;
    }

    /** Runs one errand to its end. */
    Visit run(int number, Errand errand) throws IOException {
        String url = url(number, errand);
        if (errand == Errand.SILENT || System.nanoTime() - usedLast > IDLE_NANOS) {
            close();
        }
        if (conversation == null) {
            conversation = new Conversation(client, entrance.port);
            more = random.nextInt(SCRIPT);
        }
        Reply reply = run(number, errand, url);
        usedLast = System.nanoTime();
        if (reply.last() || more-- == 0) {
            close();
        }
        return new Visit(number, errand, client.getHostAddress(), url, reply);
    }

    private Reply run(int number, Errand errand, String url) throws IOException {
        return switch (errand) {
            case SILENT -> Reply.NONE;
            case MALFORMED -> {
                conversation.say("G@RBAGE\r\n\r\n");
                yield conversation.hear("GET").andTheLast();
            }
            case ABORTED -> {
                conversation.say(request(errand, url));
                conversation.glance();
                yield Reply.NONE;
            }
            case TUNNEL -> {
                conversation.say(request(errand, url));
                Reply reply = conversation.hear(errand.method());
                if (reply.status() == 200) {
                    conversation.say(request(Errand.PAGE, "/page.html?within=" + number));
                    conversation.hear("GET");
                }
                yield reply.andTheLast();
            }
            case PAGE, HEAD, FORM, LARGE, LONG_QUERY, ESCAPED, RAW, ABSENT, BROKEN, FORBIDDEN, TUNNEL_DENIED -> {
                conversation.say(request(errand, url));
                yield conversation.hear(errand.method());
            }
        };
    }

    private String url(int number, Errand errand) {
        String origin = entrance.origin;
        String id = "?id=" + number + '&';
        return switch (errand) {
            case PAGE, HEAD -> origin + "/page.html" + id + "q=" + word();
            case FORM -> origin + "/form" + id;
            case LARGE -> origin + "/large.bin" + id;
            case LONG_QUERY -> origin + "/page.html" + id + longQuery();
            case ESCAPED -> origin + "/echo/%E6%97%A5%E5%BF%97/caf%C3%A9" + id + "q=" + word();
            case RAW -> origin + "/echo/\u65e5\u5fd7/caf\u00e9" + id + "q=\u6d4b\u8bd5";
            case ABSENT -> origin + "/absent/" + word() + id;
            case BROKEN -> (entrance.isProxy() ? "http://www.example.com:1" : "") + "/broken" + id;
            case FORBIDDEN -> origin + "/forbidden" + id;
            case TUNNEL -> host(number) + ':' + entrance.originPort;
            case TUNNEL_DENIED -> host(number) + ":22";
            case ABORTED -> origin + "/slow.bin" + id;
            case MALFORMED, SILENT -> "";
        };
    }

    /** An address of this machine's that is nobody else's. */
    static String host(int number) {
        return "127." + (100 + (number >> 16)) + '.' + (number >> 8 & 0xFF) + '.' + (number & 0xFF);
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String longQuery() {
        StringBuilder query = new StringBuilder();
        for (int length = 1000 + random.nextInt(5000); query.length() < length; ) {
            query.append(word()).append(random.nextInt()).append('&');
        }
        return query.toString();
    }

    private String request(Errand errand, String url) {
        StringBuilder request = new StringBuilder();
        request.append(errand.method()).append(' ').append(url).append(" HTTP/1.1\r\nHost: ");
        request.append(errand.method().equals("CONNECT") ? url : "www.example.com").append("\r\n");
        request.append("User-Agent: ").append(random.nextInt(4) == 0 ? "an \"odd\" \\agent\u00e9" : "Mozilla/5.0 (X11; Linux x86_64)").append("\r\n");
        if (random.nextInt(3) == 0) {
            request.append("Referer: https://www.example.com/search?q=").append(word()).append("\r\n");
        }
        return request.append(errand == Errand.FORM ? "Content-Length: 7\r\n\r\na=1&b=2" : "\r\n").toString();
    }

    @Override
    public void close() throws IOException {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
    }
}
