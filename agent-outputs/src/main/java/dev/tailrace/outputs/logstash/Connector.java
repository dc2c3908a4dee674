package dev.tailrace.outputs.logstash;

import dev.tailrace.outputs.tls.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens connections.
 *
 * @param tls null: plain
 * @param timeout without a sign of life
 * @param mostEvents in a window
 */
record Connector(Tls tls, Duration timeout, int mostEvents) {
    private static final int LONGEST_CONNECT_MILLIS = 10_000;

    /** Where a server listens. */
    record Address(String host, int port) {}

    Lumberjack connect(Address address) throws IOException {
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
            return new Lumberjack(tls == null ? socket : secured(socket, address), mostEvents);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket, Address address) throws IOException {
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
