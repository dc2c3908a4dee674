package dev.tailrace.core.notify;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.config.Problems;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.duty.Clock;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns {@code notifiers:} into those who tell. One use. */
public final class NotifierCompiler {
    /** What kind it is. */
    public static final Key<String> TYPE = Key.string("type").required().doc("mail, webhook, wecom, dingtalk, feishu or slack.");

    private static final Key<Duration> EVERY =
            Key.duration("every").or("10s").doc("Shortest time between two messages; what comes meanwhile is joined.");
    private static final Key<Duration> RETRY_FOR = Key.duration("retry_for").or("1h").doc("How long a message is tried before it is given up.");
    private static final Key<Duration> TIMEOUT = Key.duration("timeout").or("10s").doc("How long an answer may take.");
    private static final Key<List<String>> AUTHORITIES = Key.strings("certificate_authorities").or("[]")
            .doc("Files with certificates (PEM) of those who vouch for the server; those that Java knows if not given.");

    private static final Key<String> HOST = Key.string("host").required().doc("The mail server.");
    private static final Key<Integer> PORT = Key.integer("port", 1, 65535).or("587").doc("Its port: 587 with STARTTLS, 465 with TLS from the start.");
    private static final Key<Mail.Tls> TLS = Key.choice("tls", Mail.Tls.class).or("starttls").doc("starttls, implicit (TLS from the start) or none.");
    private static final Key<String> USERNAME = Key.string("username").or("''").doc("Who signs on; nobody if not given.");
    private static final Key<String> PASSWORD = Key.string("password").or("''").doc("Such as ${secret:SMTP}.");
    private static final Key<String> FROM = Key.string("from").required().doc("The sender's address.");
    private static final Key<List<String>> TO = Key.strings("to").required().doc("The recipients' addresses.");

    private static final Key<String> URL = Key.string("url").required().doc("Where messages are posted.");
    private static final Key<Map<String, String>> HEADERS = Key.stringMap("headers").or("{}").doc("Headers of the request.");
    private static final Key<String> TEMPLATE = Key.string("template")
            .doc("The body, in which {{subject}} {{text}} {{level}} {{host}} {{alerts}} are filled in; an object with all of them if not given.");
    private static final Key<String> CONTENT_TYPE = Key.string("content_type").or("application/json").doc("Of the body.");
    private static final Key<String> SECRET = Key.string("secret").or("''").doc("For signing messages, if the robot asks for that.");
    private static final Key<List<String>> MENTION = Key.strings("mention").or("[]").doc("Who is called: names or numbers, as the chat has them.");

    private static final Key<?>[] OF_EVERY_TYPE = {TYPE, EVERY, RETRY_FOR, TIMEOUT, AUTHORITIES};

    /** Makes a notifier of checked settings; null with the mistakes reported. */
    private record Kind(Section section, Function<Settings, Notifier> maker) {}

    private static final Map<String, Kind> KINDS = kinds();

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("mail", kind("mail", NotifierCompiler::mail, HOST, PORT, TLS, USERNAME, PASSWORD, FROM, TO));
        kinds.put("webhook", kind("webhook", NotifierCompiler::webhook, URL, HEADERS, TEMPLATE, CONTENT_TYPE));
        kinds.put("wecom", kind("wecom", settings -> robot(Robot.Chat.WECOM, settings), URL, MENTION));
        kinds.put("dingtalk", kind("dingtalk", settings -> robot(Robot.Chat.DINGTALK, settings), URL, SECRET, MENTION));
        kinds.put("feishu", kind("feishu", settings -> robot(Robot.Chat.FEISHU, settings), URL, SECRET, MENTION));
        kinds.put("slack", kind("slack", settings -> robot(Robot.Chat.SLACK, settings), URL, MENTION));
        return kinds;
    }

    private static Kind kind(String type, Function<Settings, Notifier> maker, Key<?>... keys) {
        return new Kind(Section.of("notifier '" + type + '\'', keys).with(OF_EVERY_TYPE), maker);
    }

    /** What each type takes, by type. */
    public static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        KINDS.forEach((type, kind) -> sections.put(type, kind.section()));
        return sections;
    }

    private final Problems problems;

    public NotifierCompiler(Problems problems) {
        this.problems = problems;
    }

    /**
     * The notifiers by name; of those with mistakes, which are reported, none.
     *
     * @param node what stands under {@code notifiers:}, or null
     */
    public Map<String, NotifierConfig> compile(Node node) {
        Map<String, NotifierConfig> notifiers = new LinkedHashMap<>();
        if (node == null || node.isNothing()) {
            return notifiers;
        }
        if (!(node instanceof Node.MapNode map)) {
            problems.error(node.location(), "notifiers: expected a mapping of names to notifiers, such as 'ops: {type: mail, ...}', found " + node.kind());
            return notifiers;
        }
        map.members().forEach((name, member) -> notifier(name, member.value()).ifPresent(each -> notifiers.put(name, each)));
        return notifiers;
    }

    private Optional<NotifierConfig> notifier(String name, Node node) {
        if (!(node instanceof Node.MapNode map) || !(map.get(TYPE.name()) instanceof Node.ScalarNode type)) {
            problems.error(node.location(), "notifier: expected a mapping with a type (there are: " + String.join(", ", KINDS.keySet()) + ')');
            return Optional.empty();
        }
        Kind kind = KINDS.get(type.text());
        if (kind == null) {
            problems.error(type.location(), "unknown notifier type " + type.kind() + Nearest.hint(type.text(), KINDS.keySet()) + " (there are: "
                    + String.join(", ", KINDS.keySet()) + ')');
            return Optional.empty();
        }
        Settings settings = kind.section().bind(map, problems);
        if (!settings.isComplete()) {
            return Optional.empty();
        }
        Notifier notifier = kind.maker().apply(settings);
        return notifier == null
                ? Optional.empty()
                : Optional.of(new NotifierConfig(name, type.text(), notifier, settings.get(EVERY), settings.get(RETRY_FOR)));
    }

    private static Notifier mail(Settings settings) {
        for (String each : settings.get(TO)) {
            requireAddress(settings, TO, each);
        }
        requireAddress(settings, FROM, settings.get(FROM));
        if (settings.get(TLS) == Mail.Tls.NONE && !settings.get(USERNAME).isEmpty()) {
            settings.warn(TLS, "tls: the password goes over the network for all to read");
        }
        Mail.Server server = new Mail.Server(
                settings.get(HOST), settings.get(PORT), settings.get(TLS), settings.get(USERNAME), settings.get(PASSWORD), authorities(settings),
                settings.get(TIMEOUT));
        return new Mail(server, new Mail.Envelope(settings.get(FROM), settings.get(TO)), Clock.SYSTEM);
    }

    private static void requireAddress(Settings settings, Key<?> key, String address) {
        if (!address.matches("[\\x21-\\x7E&&[^<>,;:\"()\\[\\]\\\\]]+@[\\x21-\\x7E&&[^<>,;:\"()\\[\\]\\\\@]]+")) {
            settings.error(key, key.name() + ": expected an address such as ops@example.org, found " + settings.shown(key));
        }
    }

    private static Notifier webhook(Settings settings) {
        URI uri = uri(settings);
        String template = settings.has(TEMPLATE) ? settings.get(TEMPLATE) : Webhook.TEMPLATE;
        return uri == null
                ? null
                : new Webhook(uri, template, settings.get(CONTENT_TYPE),
                        new Post(settings.get(HEADERS), authorities(settings), settings.get(TIMEOUT)));
    }

    private static Notifier robot(Robot.Chat chat, Settings settings) {
        URI uri = uri(settings);
        if (uri == null) {
            return null;
        }
        boolean signs = settings.section().keys().contains(SECRET);
        Robot.Address address = new Robot.Address(chat, uri, signs ? settings.get(SECRET) : "", settings.get(MENTION));
        return new Robot(address, new Post(Map.of(), authorities(settings), settings.get(TIMEOUT)), Clock.SYSTEM);
    }

    private static URI uri(Settings settings) {
        try {
            URI uri = new URI(settings.get(URL));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // What is wrong with it is told below, as with any other that does not serve.
        }
        settings.error(URL, "url: expected an address such as https://example.org/hook, found " + settings.shown(URL));
        return null;
    }

    private static List<Path> authorities(Settings settings) {
        try {
            return settings.get(AUTHORITIES).stream().map(Path::of).toList();
        } catch (InvalidPathException e) {
            settings.error(AUTHORITIES, "certificate_authorities: expected paths, found " + settings.shown(AUTHORITIES));
            return List.of();
        }
    }
}
