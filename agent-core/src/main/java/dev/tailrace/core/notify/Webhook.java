package dev.tailrace.core.notify;

import dev.tailrace.core.alert.Alarm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Any server that takes a POST; its body is a template. */
final class Webhook implements Notifier {
    /** What stands for what in a template. Texts are escaped for JSON, without quotes; {@code alerts} is an array. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(subject|text|level|host|alerts)\\s*}}");

    static final String TEMPLATE =
            "{\"host\":\"{{host}}\",\"level\":\"{{level}}\",\"subject\":\"{{subject}}\",\"text\":\"{{text}}\",\"alerts\":{{alerts}}}";

    private final URI uri;
    private final String template;
    private final String type;
    private final Post post;

    Webhook(URI uri, String template, String type, Post post) {
        this.uri = uri;
        this.template = template;
        this.type = type;
        this.post = post;
    }

    @Override
    public void send(Notice notice) throws IOException {
        post.send(uri, type, body(notice).getBytes(StandardCharsets.UTF_8));
    }

    private String body(Notice notice) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "subject" -> escaped(notice.subject());
            case "text" -> escaped(notice.text());
            case "level" -> notice.level().name().toLowerCase(Locale.ROOT);
            case "host" -> escaped(notice.host());
            default -> alerts(notice).toString();
        }));
    }

    private static String escaped(String text) {
        String quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static ArrayNode alerts(Notice notice) {
        ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
        notice.alarms().forEach(alarm -> alerts.add(alert(alarm)));
        return alerts;
    }

    private static ObjectNode alert(Alarm alarm) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("kind", alarm.kind().name().toLowerCase(Locale.ROOT));
        alert.put("rule", alarm.rule());
        alert.put("level", alarm.level().name().toLowerCase(Locale.ROOT));
        ObjectNode group = alert.putObject("group");
        alarm.group().forEach(each -> group.put(each.name(), each.value()));
        alert.put("count", alarm.count());
        alert.put("threshold", alarm.threshold());
        alert.put("window_seconds", alarm.window().toSeconds());
        alert.put("since", Instant.ofEpochMilli(alarm.since()).toString());
        alert.put("at", Instant.ofEpochMilli(alarm.at()).toString());
        return alert;
    }
}
