package dev.tailrace.outputs.http;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.duty.Clock;
import dev.tailrace.outputs.hosts.Hosts;
import dev.tailrace.outputs.hosts.Policy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A list of servers as users write it: {@code https://es1:9200}, {@code es1}, {@code http://proxy/elastic}, each perhaps with a weight.
 *
 * @param entries the servers
 * @param policy which of them gets the next request
 */
public record HostUrls(List<Hosts.Entry<HttpUrl>> entries, Policy policy) {
    private static final Pattern WRITTEN = Pattern.compile("(?:(https?)://)?((?!\\S*://)\\S+?)(?:\\s+weight=(\\d{1,4}))?");
    private static final Pattern PORT = Pattern.compile("(?:\\[[^]]*]|[^/:\\[]+):\\d+(?:/.*)?");

    /**
     * Reads the key's list; mistakes go to the settings' problems.
     *
     * @param defaultPort where none is written; 0: the scheme's
     */
    public static HostUrls read(Settings settings, Key<List<String>> key, Key<Policy> policy, int defaultPort) {
        List<Hosts.Entry<HttpUrl>> hosts = new ArrayList<>();
        List<String> all = settings.get(key) == null ? List.of() : settings.get(key);
        for (String written : all) {
            Hosts.Entry<HttpUrl> host = host(settings, key, written.strip(), defaultPort);
            if (host != null) {
                hosts.add(host);
            }
        }
        if (settings.has(key) && all.isEmpty()) {
            settings.error(key, "'" + key.name() + "' names no host");
        }
        return new HostUrls(hosts, settings.get(policy));
    }

    /** Where requests go. */
    public List<InetSocketAddress> addresses() {
        return entries.stream()
                .map(entry -> InetSocketAddress.createUnresolved(entry.target().host(), entry.target().port()))
                .toList();
    }

    /** Whether any of them is spoken to over TLS. */
    boolean encrypted() {
        return entries.stream().anyMatch(entry -> entry.target().isHttps());
    }

    /** Ready to choose from. */
    public Hosts<HttpUrl> open(Clock clock) {
        return new Hosts<>(policy, entries, clock, new SplittableRandom());
    }

    private static Hosts.Entry<HttpUrl> host(Settings settings, Key<List<String>> key, String written, int defaultPort) {
        if (written.contains("@")) {
            settings.error(key, "a host's URL cannot hold credentials; use username and password, or api_key");
            return null;
        }
        Matcher matcher = WRITTEN.matcher(written);
        HttpUrl url = matcher.matches() ? url(matcher.group(1), matcher.group(2), defaultPort) : null;
        if (url == null) {
            settings.error(key, "expected a host such as https://es1:9200, found '" + written + "'");
            return null;
        }
        int weight = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        String path = url.encodedPath().equals("/") ? "" : url.encodedPath();
        return new Hosts.Entry<>(url.scheme() + "://" + bracketed(url.host()) + ':' + url.port() + path, url, Math.max(1, weight));
    }

    /** A host's name or address as it stands in a URL. */
    static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? '[' + host + ']' : host;
    }

    private static HttpUrl url(String scheme, String rest, int defaultPort) {
        HttpUrl url = HttpUrl.Companion.parse((scheme == null ? "http" : scheme) + "://" + rest);
        if (url == null || defaultPort == 0 || PORT.matcher(rest).matches()) {
            return url;
        }
        return url.newBuilder().port(defaultPort).build();
    }
}
