package dev.tailrace.outputs.http;

import dev.tailrace.outputs.tls.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.TlsVersion;

/** Makes the client of an output. */
public final class HttpClients {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    /** Shorter than the minute after which balancers commonly drop idle connections without a word. */
    private static final long IDLE_SECONDS = 50;

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private HttpClients() {}

    /**
     * A client for up to {@code connections} requests at a time.
     *
     * @throws IOException if a certificate or key cannot be read
     */
    public static OkHttpClient open(HttpOptions options, int connections, Dns dns) throws IOException {
        Duration connect = options.timeout().compareTo(LONGEST_CONNECT) < 0 ? options.timeout() : LONGEST_CONNECT;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(connect)
                .callTimeout(options.timeout())
                // The time for the whole call is enough: a second clock for every piece of a body would be started and stopped for nothing.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .socketFactory(new BodySocketFactory())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .dns(dns)
                .connectionPool(pool(connections));
        if (options.tls() == null) {
            // Without TLS there is nothing to choose from; all that there were is compared for each request with what a kept connection has.
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).protocols(List.of(Protocol.HTTP_1_1));
        } else {
            encrypt(builder, Tls.of(options.tls()));
        }
        if (options.proxyUrl() != null) {
            proxy(builder, HttpUrl.get(options.proxyUrl()));
        }
        return builder.build();
    }

    private static void encrypt(OkHttpClient.Builder builder, Tls tls) {
        ConnectionSpec encrypted = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                .tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
                .build();
        builder.connectionSpecs(List.of(encrypted, ConnectionSpec.CLEARTEXT)).sslSocketFactory(tls.context().getSocketFactory(), tls.trust());
        if (!tls.checksHost()) {
            builder.hostnameVerifier((host, session) -> true);
        }
    }

    /**
     * Requests that the proxy passes on itself carry the credentials at once: a proxy that is asked without them answers before it has read
     * a large body, and reads no more of it. Through a tunnel only the proxy gets to see them.
     */
    private static void proxy(OkHttpClient.Builder builder, HttpUrl url) {
        builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.host(), url.port())));
        if (!url.username().isEmpty()) {
            String credentials = Credentials.basic(url.username(), url.password());
            builder.proxyAuthenticator((route, response) -> response.request().header(PROXY_AUTHORIZATION) == null
                    ? response.request().newBuilder().header(PROXY_AUTHORIZATION, credentials).build()
                    : null);
            builder.addNetworkInterceptor(chain -> {
                Request request = chain.request();
                return chain.proceed(request.isHttps()
                        ? request
                        : request.newBuilder().header(PROXY_AUTHORIZATION, credentials).build());
            });
        }
    }

    /** Connections that are kept. */
    static ConnectionPool pool(int connections) {
        return new ConnectionPool(connections, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends a client: its connections and threads. */
    public static void close(OkHttpClient client) {
        Dispatcher dispatcher = client.dispatcher();
        dispatcher.cancelAll();
        dispatcher.executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
