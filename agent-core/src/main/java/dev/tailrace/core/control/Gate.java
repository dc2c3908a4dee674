package dev.tailrace.core.control;

import dev.tailrace.core.setup.HttpConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may come in, by the request's headers alone. Immutable. */
final class Gate {
    /**
     * What a request says of itself. Null where it says nothing; a header that comes twice is no header that could be trusted.
     *
     * @param host {@code Host}
     * @param origin {@code Origin}
     * @param authorization {@code Authorization}
     */
    record Asked(List<String> host, List<String> origin, List<String> authorization) {}

    /** Not let in. */
    record Refusal(int status, String reason) {}

    private static final String BEARER = "Bearer ";

    private final Set<String> names = new HashSet<>();
    private final byte[] token;

    Gate(HttpConfig config) {
        names.add("localhost");
        names.add(config.host().toLowerCase(Locale.ROOT));
        config.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        token = config.token().getBytes(StandardCharsets.UTF_8);
    }

    /** @param open true for what is told to anybody who is at the right address */
    Optional<Refusal> check(Asked asked, boolean open) {
        if (asked.host() == null || asked.host().size() != 1) {
            return Optional.of(new Refusal(400, "one Host header is expected"));
        }
        Optional<String> name = name(asked.host().getFirst());
        if (name.isEmpty() || !isKnown(name.get())) {
            return Optional.of(new Refusal(421, "this host is not served here; http.allowed_hosts names those that are"));
        }
        if (asked.origin() != null && !isSame(asked.origin(), asked.host().getFirst())) {
            return Optional.of(new Refusal(403, "requests of other pages are refused"));
        }
        if (token.length > 0 && !open && !hasToken(asked.authorization())) {
            return Optional.of(new Refusal(401, "a token is needed: Authorization: Bearer TOKEN"));
        }
        return Optional.empty();
    }

    private boolean isKnown(String name) {
        return names.contains(name) || isAddress(name);
    }

    /** Nobody can make an address lead elsewhere. */
    private static boolean isAddress(String name) {
        if (name.isEmpty() || !name.startsWith("[") && name.chars().noneMatch(c -> c == '.')) {
            return false;
        }
        try {
            InetAddress.ofLiteral(name.startsWith("[") ? name.substring(1, name.length() - 1) : name);
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** The host of {@code host:port}, in lower case; empty if it is no such thing. */
    private static Optional<String> name(String host) {
        try {
            URI uri = new URI("http://" + host + '/');
            boolean plain = uri.getRawUserInfo() == null && "/".equals(uri.getRawPath()) && uri.getRawQuery() == null;
            return plain ? Optional.ofNullable(uri.getHost()).map(name -> name.toLowerCase(Locale.ROOT)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(List<String> origin, String host) {
        return origin.size() == 1
                && (origin.getFirst().equalsIgnoreCase("http://" + host) || origin.getFirst().equalsIgnoreCase("https://" + host));
    }

    private boolean hasToken(List<String> authorization) {
        if (authorization == null || authorization.size() != 1 || !authorization.getFirst().startsWith(BEARER)) {
            return false;
        }
        byte[] given = authorization.getFirst().substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token);
    }
}
