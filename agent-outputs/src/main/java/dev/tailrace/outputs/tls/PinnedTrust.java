package dev.tailrace.outputs.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** Trusts a chain in which a certificate has one of the pinned fingerprints, and which another trust, or that certificate, vouches for. */
final class PinnedTrust implements X509TrustManager {
    private final X509TrustManager trust;
    private final List<String> pins;

    /** @param trust null: the pinned certificate itself is the authority, as with a cluster that made its own */
    PinnedTrust(X509TrustManager trust, List<String> pins) {
        this.trust = trust;
        this.pins = pins;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            X509Certificate pinned = pinned(chain);
            X509TrustManager vouches = trust == null ? Authorities.trust(Authorities.store(List.of(pinned))) : trust;
            vouches.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException(e);
        }
    }

    private X509Certificate pinned(X509Certificate[] chain) throws GeneralSecurityException {
        for (X509Certificate each : chain) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(each.getEncoded());
            if (pins.contains(HexFormat.of().formatHex(digest))) {
                return each;
            }
        }
        throw new CertificateException("no certificate of the server has the fingerprint in ca_trusted_fingerprint");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the agent is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust == null ? new X509Certificate[0] : trust.getAcceptedIssuers();
    }
}
