package dev.tailrace.core.notify;

import dev.tailrace.core.tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;

/**
 * Posts a body and gives back what is answered.
 *
 * @param headers besides Content-Type
 * @param authorities whose certificates are believed; none: those that Java knows
 */
record Post(Map<String, String> headers, List<Path> authorities, Duration timeout) {
    private static final int LONGEST_ANSWER = 16 << 10;

    /** @throws IOException if no server answers, or with another status than 2xx; it names no more of the address than its host, as the rest may be secret */
    String send(URI uri, String type, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(Trust.of(authorities).getSocketFactory());
            }
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout((int) timeout.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            headers.forEach(connection::setRequestProperty);
            connection.setRequestProperty("Content-Type", type);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            int status = connection.getResponseCode();
            String answer = answer(connection, status);
            if (status / 100 != 2) {
                throw new IOException("HTTP " + status + (answer.isBlank() ? "" : ": " + answer.strip()));
            }
            return answer;
        } catch (IOException e) {
            throw new IOException(uri.getHost() + ": " + e.getMessage(), e);
        } finally {
            connection.disconnect();
        }
    }

    private static String answer(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }
}
