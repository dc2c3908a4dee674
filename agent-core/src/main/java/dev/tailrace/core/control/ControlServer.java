package dev.tailrace.core.control;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tailrace.core.setup.HttpConfig;
import dev.tailrace.core.status.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the pages, from {@link #start} to {@link #close}. */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int LARGEST_BODY = 64 << 10;
    private static final int BACKLOG = 16;

    static {
        limit("jdk.httpserver.maxConnections", 64);
        limit("sun.net.httpserver.maxIdleConnections", 16);
        limit("sun.net.httpserver.idleInterval", 30);
        limit("sun.net.httpserver.maxReqHeaders", 64);
        limit("sun.net.httpserver.maxReqHeaderSize", 16 << 10);
        limit("sun.net.httpserver.maxReqTime", 10);
        limit("sun.net.httpserver.maxRspTime", 30);
        limit("sun.net.httpserver.drainAmount", LARGEST_BODY);
    }

    private final HttpServer server;
    private final Gate gate;
    private final Map<String, Page> pages;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("control-", 0).factory());
    private final boolean secure;

    private ControlServer(HttpServer server, HttpConfig config, Map<String, Page> pages) {
        this.server = server;
        this.gate = new Gate(config);
        this.pages = pages;
        this.secure = config.tls().isPresent();
    }

    /** The server reads them once, when the first one is made; what the user set on the command line stays. */
    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /**
     * Serves from now on.
     *
     * @param base the folder that a relative keystore is below
     * @throws IOException if the address cannot be listened on, or the keystore cannot be used
     */
    public static ControlServer start(HttpConfig config, Path base, Operator operator, String version) throws IOException {
        return start(config, base, Site.of(operator, version));
    }

    static ControlServer start(HttpConfig config, Path base, Map<String, Page> pages) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(config.host()), config.port());
        HttpServer server;
        try {
            server = config.tls().isPresent() ? secure(config.tls().get(), base, address) : HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + config.host() + ':' + config.port() + ": " + e.getMessage(), e);
        }
        ControlServer control = new ControlServer(server, config, pages);
        server.setExecutor(control.threads);
        server.createContext("/", control::handle);
        server.start();
        return control;
    }

    private static HttpServer secure(HttpConfig.Tls tls, Path base, InetSocketAddress address) throws IOException {
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(Keystore.context(base.resolve(tls.keystore()), tls.password())));
        return server;
    }

    /** Where it listens. */
    public String url() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return (secure ? "https://" : "http://") + (host.contains(":") ? '[' + host + ']' : host) + ':' + at.getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.error("a request could not be answered", bug);
                answer = Answer.text(500, "the request could not be answered; the log says why");
            }
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        Page page = pages.get(exchange.getRequestURI().getRawPath());
        Headers headers = exchange.getRequestHeaders();
        Gate.Asked asked = new Gate.Asked(headers.get("Host"), headers.get("Origin"), headers.get("Authorization"));
        Optional<Gate.Refusal> refusal = gate.check(asked, page != null && page.open());
        if (refusal.isPresent()) {
            return Answer.text(refusal.get().status(), refusal.get().reason());
        }
        if (page == null) {
            return Answer.text(404, "there is nothing here");
        }
        if (!page.takes(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", page.method().name());
            return Answer.text(405, "this takes " + page.method());
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST_BODY + 1);
        }
        if (body.length > LARGEST_BODY) {
            return Answer.text(413, "too much");
        }
        String accept = headers.getFirst("Accept");
        return page.maker().answer(new Asked(accept == null ? "" : accept, body));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'");
        if (answer.status() == 401) {
            headers.set("WWW-Authenticate", "Bearer");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(answer.body().length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Serves no more. Requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
