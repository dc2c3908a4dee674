package dev.tailrace.outputs.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLS made ready.
 *
 * @param context for sockets
 * @param trust what the context checks of the server
 * @param checksHost whether the server's name must stand in its certificate
 */
public record Tls(SSLContext context, X509TrustManager trust, boolean checksHost) {
    private static final char[] IN_MEMORY = {};

    /** Reads the files. @throws IOException naming the file that is wrong */
    public static Tls of(TlsOptions options) throws IOException {
        try {
            X509TrustManager trust = trust(options);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(options), new TrustManager[] {trust}, null);
            return new Tls(context, trust, options.verification() == TlsOptions.Verification.FULL);
        } catch (GeneralSecurityException e) {
            throw new IOException("ssl: " + e.getMessage(), e);
        }
    }

    private static X509TrustManager trust(TlsOptions options) throws IOException, GeneralSecurityException {
        boolean pinned = !options.pins().isEmpty();
        X509TrustManager trust = null;
        if (options.verification() == TlsOptions.Verification.NONE) {
            trust = new AnyTrust();
        } else if (!options.authorities().isEmpty()) {
            List<X509Certificate> authorities = new ArrayList<>();
            for (String file : options.authorities()) {
                authorities.addAll(Pem.certificates(Path.of(file)));
            }
            trust = Authorities.trust(Authorities.store(authorities));
        } else if (!pinned) {
            trust = Authorities.trust(null);
        }
        return pinned ? new PinnedTrust(trust, options.pins()) : trust;
    }

    private static KeyManager[] keys(TlsOptions options) throws IOException, GeneralSecurityException {
        if (options.certificate() == null) {
            return null;
        }
        Path certificate = Path.of(options.certificate());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (isStore(certificate)) {
            char[] passphrase = options.passphrase() == null ? new char[0] : options.passphrase().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(certificate)) {
                store.load(in, passphrase);
            }
            factory.init(store, passphrase);
        } else {
            Path keyFile = options.key() == null ? certificate : Path.of(options.key());
            PrivateKey key = Pem.key(keyFile, options.passphrase());
            List<X509Certificate> chain = Pem.certificates(certificate);
            KeyStore store = Authorities.store(List.of());
            store.setKeyEntry("agent", key, IN_MEMORY, chain.toArray(X509Certificate[]::new));
            factory.init(store, IN_MEMORY);
        }
        return factory.getKeyManagers();
    }

    private static boolean isStore(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }
}
