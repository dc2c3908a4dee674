package dev.tailrace.outputs.http;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Greeting;
import dev.tailrace.outputs.hosts.Hosts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks each host of an output whether it would take events, with the certificates and credentials that these would come with.
 *
 * @param ring the request, which gives the host nothing, for a host
 * @param opens whether an answer says that events would be taken
 */
public record Doorbell(Function<HttpUrl, Request.Builder> ring, Predicate<Response> opens) {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    /** One greeting for each host. @throws IOException if a certificate or key cannot be read, or no token can be had */
    public List<Greeting> ask(HttpOptions options, HostUrls hosts) throws IOException {
        OkHttpClient http = HttpClients.open(options.to(hosts), 1, Dns.SYSTEM).newBuilder().callTimeout(ANSWER_WITHIN).build();
        try {
            String token = options.oauth2() == null ? null : new Tokens(options.oauth2(), Clock.SYSTEM).get(http);
            Redaction redaction = Redaction.of(options);
            List<Greeting> greetings = new ArrayList<>();
            for (Hosts.Entry<HttpUrl> host : hosts.entries()) {
                Request request = options.complete(ring.apply(host.target()), token);
                greetings.add(greeting(http, host.name(), request, said -> redaction.text(said, token)));
            }
            return greetings;
        } finally {
            HttpClients.close(http);
        }
    }

    private Greeting greeting(OkHttpClient http, String name, Request request, UnaryOperator<String> redaction) {
        try (Response response = http.newCall(request).execute()) {
            if (opens.test(response)) {
                return Greeting.returned(name);
            }
            String remedy = switch (response.code()) {
                case 401, 403 -> "mend the credentials: api_key, or username and password, or what else the output has";
                case 404, 405 -> "is that the address of what the output ships to, and is its path right?";
                default -> "look at what stands there";
            };
            return new Greeting(name, redaction.apply(ErrorText.of(response)), remedy);
        } catch (IOException e) {
            return new Greeting(name, redaction.apply(Failure.text(e, ANSWER_WITHIN)), "is the scheme right, is what it says of certificates so?");
        }
    }
}
