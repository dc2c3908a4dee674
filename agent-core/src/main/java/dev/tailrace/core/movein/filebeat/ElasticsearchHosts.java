package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where Elasticsearch is: whole URLs, of hosts, protocol and path that Filebeat is told apart, or of a deployment's id in Elastic's cloud. */
final class ElasticsearchHosts {
    private final Words words;
    private final Draft written;

    /** @param written the output, for a comment */
    ElasticsearchHosts(Words words, Draft written) {
        this.words = words;
        this.written = written;
    }

    /** @param cloud {@code cloud.id}, or null */
    List<String> of(String cloud, Options options) {
        List<String> given = options.texts("hosts");
        String protocol = options.text("protocol");
        String path = options.text("path");
        if (cloud != null && !cloud.isBlank()) {
            return List.of(ofCloud(words.now(cloud)));
        }
        String scheme = protocol == null ? "http" : words.of(protocol);
        String below = path == null ? "" : words.of(path);
        return given.stream().map(host -> url(host, scheme, below)).toList();
    }

    /** {@code name:base64(domain$elasticsearch$kibana)}. */
    private String ofCloud(String id) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(id.substring(id.indexOf(':') + 1)), StandardCharsets.UTF_8).split("\\$");
            String[] domain = parts[0].split(":");
            return "https://" + parts[1] + '.' + domain[0] + ':' + (domain.length > 1 ? domain[1] : "443");
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            written.note("cloud.id cannot be read: put the URL of Elasticsearch here");
            return "https://elasticsearch.invalid:443";
        }
    }

    /** What a variable without a value will hold is not known: then it is taken for a whole URL. */
    private String url(String host, String protocol, String path) {
        String now = words.now(host);
        if (now.contains("${")) {
            return words.of(host);
        }
        String whole = now.contains("://") ? words.of(host) : protocol + "://" + words.of(host);
        String afterScheme = now.substring(now.indexOf("://") < 0 ? 0 : now.indexOf("://") + 3);
        String port = afterScheme.contains(":") ? "" : ":9200";
        int slash = whole.indexOf('/', whole.indexOf("://") + 3);
        return slash < 0 ? whole + port + path : whole.substring(0, slash) + port + whole.substring(slash);
    }
}
