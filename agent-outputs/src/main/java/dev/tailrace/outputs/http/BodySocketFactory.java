package dev.tailrace.outputs.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets for large bodies: no delay for the last, short packet of a request (with it, a receiver that delays its acknowledgements costs
 * 40 ms a request), and a buffer below Okio, which hands on 8 KiB at a time, each a system call.
 */
final class BodySocketFactory extends SocketFactory {
    private static final int BUFFER = 64 * 1024;

    private static final class BodySocket extends Socket {
        private OutputStream out;

        @Override
        public void connect(java.net.SocketAddress endpoint, int timeout) throws IOException {
            setTcpNoDelay(true);
            super.connect(endpoint, timeout);
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            if (out == null) {
                out = new BufferedOutputStream(super.getOutputStream(), BUFFER);
            }
            return out;
        }
    }

    @Override
    public Socket createSocket() {
        return new BodySocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
        return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
    }

    private static Socket connected(InetSocketAddress remote, InetSocketAddress local) throws IOException {
        Socket socket = new BodySocket();
        socket.bind(local);
        socket.connect(remote, 0);
        return socket;
    }
}
