package dev.tailrace.core.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster and how to get in.
 *
 * @param hosts brokers to ask for the others
 * @param tls null: in the clear
 * @param login null: nobody is asked
 */
public record Cluster(List<String> hosts, Tls tls, Login login) {
    /** What is checked of a broker's certificate. */
    public enum Verification {
        /** Who signed it, and that it is for this host. */
        FULL,
        /** Who signed it. */
        CERTIFICATE
    }

    /** How a password is shown. */
    public enum Mechanism {
        /** As it is. */
        PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule"),
        /** Salted, by challenge (RFC 5802), with SHA-256. */
        SCRAM_SHA_256("SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule"),
        /** The same with SHA-512. */
        SCRAM_SHA_512("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

        private final String name;
        private final String module;

        Mechanism(String name, String module) {
            this.name = name;
            this.module = module;
        }
    }

    /**
     * @param authorities PEM files; empty: those of the Java runtime
     * @param certificate PEM file with the agent's own; null: none
     * @param key PEM file with its key
     * @param passphrase of the key; null: none
     * @param verification what is checked
     */
    public record Tls(List<String> authorities, String certificate, String key, String passphrase, Verification verification) {
        /** Without the passphrase. */
        @Override
        public String toString() {
            return "Tls[authorities=" + authorities + ", certificate=" + certificate + ", verification=" + verification + ']';
        }
    }

    /** A user of the brokers. */
    public record Login(Mechanism mechanism, String username, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Login[mechanism=" + mechanism + ", username=" + username + ']';
        }

        /** As a line of a JAAS configuration: the form that Kafka's clients take it in. */
        private String jaas() {
            return mechanism.module + " required username=" + quoted(username) + " password=" + quoted(password) + ';';
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /**
     * The properties of a client of this cluster.
     *
     * @throws IOException if a certificate's file cannot be read
     */
    public Map<String, Object> properties() throws IOException {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", hosts);
        properties.put("security.protocol", (login == null ? "" : "SASL_") + (tls == null ? "PLAINTEXT" : "SSL"));
        if (login != null) {
            properties.put("sasl.mechanism", login.mechanism().name);
            properties.put("sasl.jaas.config", login.jaas());
        }
        if (tls != null) {
            secure(properties);
        }
        return properties;
    }

    private void secure(Map<String, Object> properties) throws IOException {
        if (!tls.authorities().isEmpty()) {
            StringBuilder all = new StringBuilder();
            for (String file : tls.authorities()) {
                all.append(read(file)).append('\n');
            }
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.certificates", all.toString());
        }
        if (tls.certificate() != null) {
            properties.put("ssl.keystore.type", "PEM");
            properties.put("ssl.keystore.certificate.chain", read(tls.certificate()));
            properties.put("ssl.keystore.key", read(tls.key()));
            if (tls.passphrase() != null) {
                properties.put("ssl.key.password", tls.passphrase());
            }
        }
        properties.put("ssl.endpoint.identification.algorithm", tls.verification() == Verification.FULL ? "https" : "");
    }

    private static String read(String file) throws IOException {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        }
    }
}
