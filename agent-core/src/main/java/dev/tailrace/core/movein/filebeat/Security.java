package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import dev.tailrace.core.movein.YamlForm;
import java.util.List;
import java.util.Locale;

/** Certificates, users and passwords. */
final class Security {
    private static final String INLINE = "-----BEGIN";

    private final Origin origin;
    private final Forms forms;

    Security(Origin origin, Forms forms) {
        this.origin = origin;
        this.forms = forms;
    }

    /** Moves {@code ssl}; true if there is any, and it is not switched off. */
    boolean tls(Options options, Draft to) {
        Node given = options.take("ssl");
        if (given == null) {
            return false;
        }
        Options ssl = Options.of(given);
        if (!ssl.isOn("enabled", true)) {
            return false;
        }
        Draft draft = new Draft();
        if (forms.any(given).contains(INLINE)) {
            draft.note(origin.at(given.location()) + ": a certificate or key that stands in the configuration itself goes into a file of its own here");
        }
        new Table(
                        Table.Row.of("certificate_authorities", this::files),
                        Table.Row.of("certificate", this::file),
                        Table.Row.of("key", this::file),
                        Table.Row.of("key_passphrase", forms::text),
                        Table.Row.of("verification_mode", Security::mode),
                        Table.Row.of("ca_trusted_fingerprint", forms::texts))
                .move(ssl, draft, origin);
        origin.leaveOut(ssl, draft);
        if (draft.isEmpty()) {
            to.add(draft).put("ssl", "{}");
        } else {
            to.nest("ssl").add(draft);
        }
        return true;
    }

    private String files(Node node) {
        return Options.textsOf(node).stream().anyMatch(text -> text.contains(INLINE)) ? null : forms.texts(node);
    }

    private String file(Node node) {
        return node instanceof Node.ScalarNode scalar && scalar.text().contains(INLINE) ? null : forms.text(node);
    }

    private static String mode(Node node) {
        String mode = node instanceof Node.ScalarNode scalar ? scalar.text() : "";
        return switch (mode) {
            case "full", "certificate", "none" -> mode;
            case "strict" -> "full";
            default -> null;
        };
    }

    /** Moves what Kafka's clients are told: TLS, user and password. */
    void kafka(Options options, Draft to) {
        tls(options, to);
        Node user = options.take("username");
        Node password = options.take("password");
        String mechanism = options.text("sasl.mechanism");
        if (user == null) {
            return;
        }
        String here = mechanism == null ? "plain" : mechanism.toLowerCase(Locale.ROOT).replace('-', '_');
        if (!List.of("plain", "scram_sha_256", "scram_sha_512").contains(here)) {
            to.note(origin.leftOut(user.location(), "sasl.mechanism: " + mechanism, "no counterpart"));
            return;
        }
        Draft sasl = to.nest("sasl").put("mechanism", here).put("username", forms.text(user));
        sasl.put("password", password == null ? YamlForm.text("") : forms.text(password));
    }
}
