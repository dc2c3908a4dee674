package dev.tailrace.core.kafka;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** The settings by which a user names a cluster: {@code hosts}, {@code ssl}, {@code sasl}. */
public final class ClusterKeys {
    private static final Key<List<String>> HOSTS = Key.strings("hosts").required()
            .doc("Brokers to ask for the others, such as k1:9092; two or three of them, so that one may be down.");

    private static final Key<List<String>> AUTHORITIES = Key.strings("certificate_authorities").or("[]")
            .doc("PEM files with the authorities that sign the brokers' certificates; the Java runtime's unless given.");
    private static final Key<String> CERTIFICATE = Key.string("certificate").doc("PEM file with the agent's own certificate and its chain.");
    private static final Key<String> KEY = Key.string("key").doc("PEM file with the certificate's private key (PKCS#8).");
    private static final Key<String> PASSPHRASE = Key.string("key_passphrase").doc("Passphrase of an encrypted key.");
    private static final Key<Cluster.Verification> VERIFICATION = Key.choice("verification_mode", Cluster.Verification.class).or("full")
            .doc("full: signer and host name; certificate: the signer only.");
    private static final Key<Settings> SSL =
            Key.section("ssl", Section.of("ssl", AUTHORITIES, CERTIFICATE, KEY, PASSPHRASE, VERIFICATION))
                    .doc("TLS to the brokers; 'ssl: {}' takes the Java runtime's authorities.");

    private static final Key<Cluster.Mechanism> MECHANISM = Key.choice("mechanism", Cluster.Mechanism.class).or("scram_sha_512")
            .doc("How the password is shown; plain only over TLS.");
    private static final Key<String> USERNAME = Key.string("username").required().doc("User that the brokers know.");
    private static final Key<String> PASSWORD = Key.string("password").required().doc("The user's password.");
    private static final Key<Settings> SASL =
            Key.section("sasl", Section.of("sasl", MECHANISM, USERNAME, PASSWORD)).doc("User and password for the brokers.");

    private ClusterKeys() {}

    /** A section with these keys as well. */
    public static Section addTo(Section section) {
        return section.with(HOSTS, SSL, SASL);
    }

    /** What the user chose. */
    public static Cluster read(Settings settings) {
        List<String> hosts = new ArrayList<>();
        for (String host : settings.get(HOSTS)) {
            if (!host.matches("([^\\s:/]+|\\[[0-9a-fA-F:]+]):\\d{1,5}")) {
                settings.error(HOSTS, "hosts: expected broker:port, such as k1:9092, found '" + host + "'");
            }
            hosts.add(host);
        }
        if (hosts.isEmpty()) {
            settings.error(HOSTS, "hosts: expected one broker at least");
        }
        Settings ssl = settings.get(SSL);
        if (ssl != null && ssl.has(KEY) != ssl.has(CERTIFICATE)) {
            ssl.error(ssl.has(KEY) ? KEY : CERTIFICATE, "'certificate' and 'key' go together");
        }
        Settings sasl = settings.get(SASL);
        return new Cluster(
                hosts,
                ssl == null
                        ? null
                        : new Cluster.Tls(
                                ssl.get(AUTHORITIES), ssl.get(CERTIFICATE), ssl.get(KEY), ssl.get(PASSPHRASE), ssl.get(VERIFICATION)),
                sasl == null ? null : new Cluster.Login(sasl.get(MECHANISM), sasl.get(USERNAME), sasl.get(PASSWORD)));
    }
}
