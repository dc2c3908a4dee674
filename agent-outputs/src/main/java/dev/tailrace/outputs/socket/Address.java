package dev.tailrace.outputs.socket;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Settings;
import dev.tailrace.outputs.hosts.Hosts;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server listens. */
public record Address(String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/@\\[\\]]+)(?::(\\d{1,5}))?(?:\\s+weight=(\\d{1,4}))?");

    /** Where connections go. */
    public static List<InetSocketAddress> of(List<Hosts.Entry<Address>> hosts) {
        return hosts.stream().map(entry -> InetSocketAddress.createUnresolved(entry.target().host(), entry.target().port())).toList();
    }

    /** Reads the key's list, such as {@code logstash:5044 weight=3}; mistakes go to the settings' problems. */
    public static List<Hosts.Entry<Address>> read(Settings settings, Key<List<String>> key, int defaultPort) {
        List<Hosts.Entry<Address>> hosts = new ArrayList<>();
        List<String> all = settings.get(key) == null ? List.of() : settings.get(key);
        for (String written : all) {
            Matcher matcher = WRITTEN.matcher(written.strip());
            int port = matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : defaultPort;
            if (!matcher.matches() || port < 1 || port > 65535) {
                settings.error(key, "expected a host such as logs.example:" + defaultPort + ", found '" + written + "'");
            } else {
                String host = matcher.group(1).replace("[", "").replace("]", "");
                int weight = matcher.group(3) == null ? 1 : Math.max(1, Integer.parseInt(matcher.group(3)));
                hosts.add(new Hosts.Entry<>(matcher.group(1) + ':' + port, new Address(host, port), weight));
            }
        }
        if (settings.has(key) && all.isEmpty()) {
            settings.error(key, "'" + key.name() + "' names no host");
        }
        return hosts;
    }
}
