package dev.tailrace.outputs.socket;

import dev.tailrace.outputs.tls.Tls;
import dev.tailrace.outputs.tls.TlsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sockets, plain or with TLS; names are resolved and changed certificate files read again for each. Thread-safe. */
public final class Opener {
    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);
    private static final int LONGEST_CONNECT_MILLIS = 10_000;

    private final TlsOptions options;
    private final Duration timeout;
    private Tls tls;
    private String stamp;

    /**
     * Reads certificates and keys.
     *
     * @param options null: plain
     * @param timeout without a sign of life
     * @throws IOException naming the file that is wrong
     */
    public Opener(TlsOptions options, Duration timeout) throws IOException {
        this.options = options;
        this.timeout = timeout;
        if (options != null) {
            stamp = options.stamp();
            tls = Tls.of(options);
        }
    }

    public Duration timeout() {
        return timeout;
    }

    /** A connected socket whose reads time out. */
    public Socket open(Address address) throws IOException {
        int millis = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
        InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
        if (resolved.isUnresolved()) {
            throw new UnknownHostException("the host name cannot be resolved");
        }
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(resolved, Math.min(millis, LONGEST_CONNECT_MILLIS));
            socket.setSoTimeout(millis);
            return options == null ? socket : secured(socket, address, current());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private synchronized Tls current() {
        try {
            String found = options.stamp();
            if (!found.equals(stamp)) {
                tls = Tls.of(options);
                stamp = found;
                LOG.info("ssl: certificate files have changed and are read again");
            }
        } catch (IOException e) {
            LOG.warn("ssl: certificate files have changed but cannot be used, those read before stay: {}", e.getMessage());
        }
        return tls;
    }

    private static Socket secured(Socket socket, Address address, Tls tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.context().getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (tls.checksHost()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
