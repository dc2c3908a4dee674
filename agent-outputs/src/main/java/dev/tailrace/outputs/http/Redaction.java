package dev.tailrace.outputs.http;

import dev.tailrace.core.output.Outcome.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/** Takes credentials out of what servers say: some repeat in an error what they were sent, and errors go to logs and dead letters. */
final class Redaction {
    /** Shorter texts are too likely to be words of the message. */
    private static final int SHORTEST = 4;

    private static final String INSTEAD = "***";

    private final List<String> secrets;

    private Redaction(Set<String> secrets) {
        this.secrets = secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** Of all that these options send to prove who the agent is. */
    static Redaction of(HttpOptions options) {
        Set<String> secrets = new LinkedHashSet<>();
        options.headers().values().forEach(value -> add(value, secrets));
        if (options.oauth2() != null) {
            add(options.oauth2().clientSecret(), secrets);
            add(options.oauth2().authorization(), secrets);
        }
        if (options.proxyUrl() != null) {
            HttpUrl proxy = HttpUrl.get(options.proxyUrl());
            add(proxy.password(), secrets);
            if (!proxy.password().isEmpty()) {
                add(Credentials.basic(proxy.username(), proxy.password()), secrets);
            }
        }
        return new Redaction(secrets);
    }

    /** A header's value, its parts, and what Base64 hides in them: the user's name is none. */
    private static void add(String value, Set<String> secrets) {
        keep(value, secrets);
        String last = value.substring(value.lastIndexOf(' ') + 1);
        keep(last, secrets);
        try {
            String decoded = new String(Base64.getDecoder().decode(last), StandardCharsets.UTF_8);
            keep(decoded, secrets);
            keep(decoded.substring(decoded.indexOf(':') + 1), secrets);
        } catch (IllegalArgumentException notBase64) {
            return;
        }
    }

    private static void keep(String text, Set<String> secrets) {
        if (text.length() >= SHORTEST) {
            secrets.add(text);
        }
    }

    /** @param token of the request; null: none */
    Attempt apply(Attempt attempt, String token) {
        return switch (attempt) {
            case Attempt.Answered(Reply reply) when reply.rejected().isEmpty() && reply.reason() == null -> attempt;
            case Attempt.Answered(Reply reply) -> new Attempt.Answered(new Reply(
                    reply.again(),
                    reply.rejected().stream()
                            .map(each -> new Rejection(each.event(), each.status(), text(each.reason(), token)))
                            .toList(),
                    text(reply.reason(), token)));
            case Attempt.TooLarge(String reason) -> new Attempt.TooLarge(text(reason, token));
            case Attempt.Refused(int status, String reason) -> new Attempt.Refused(status, text(reason, token));
            case Attempt.Failed failed -> new Attempt.Failed(text(failed.reason(), token), failed.after(), failed.status());
        };
    }

    String text(String said, String token) {
        if (said == null) {
            return null;
        }
        String clean = token == null ? said : said.replace(token, INSTEAD);
        for (String secret : secrets) {
            clean = clean.replace(secret, INSTEAD);
        }
        return clean;
    }
}
