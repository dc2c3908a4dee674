package dev.tailrace.outputs.collector;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.Greeting;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.hosts.Policy;
import dev.tailrace.outputs.http.BodyLimit;
import dev.tailrace.outputs.http.BodySlot;
import dev.tailrace.outputs.http.Doorbell;
import dev.tailrace.outputs.http.HostUrls;
import dev.tailrace.outputs.http.HttpKeys;
import dev.tailrace.outputs.http.HttpOptions;
import dev.tailrace.outputs.http.HttpOutput;
import dev.tailrace.outputs.http.HttpSender;
import dev.tailrace.outputs.http.Poster;
import dev.tailrace.outputs.http.Preparation;
import dev.tailrace.outputs.http.Throttle;
import dev.tailrace.outputs.slot.Slots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.Request;

/** {@code type: http}. */
public final class CollectorFactory implements OutputFactory {
    private static final Key<List<String>> URL =
            Key.strings("url").required().doc("Where to POST, such as https://collector/api/logs; several are shared by load_balance.");
    private static final Key<CollectorSlot.Format> FORMAT = Key.choice("format", CollectorSlot.Format.class)
            .or("json")
            .doc("json: one object with the events in 'logs'; ndjson: one event a line.");
    private static final Key<String> HOSTNAME =
            Key.string("hostname").or("'%{[host.name]}'").doc("What stands beside 'logs'; taken from the first event.");
    private static final Key<String> SERVICE =
            Key.string("service").or("'%{[service]:tailrace}'").doc("What stands beside 'logs'; taken from the first event.");
    private static final Key<String> RATE_LIMIT =
            Key.string("rate_limit").doc("Most events (50/s) or encoded bytes (1MiB/s) a second; also /m and /h.");
    private static final Key<Long> BULK_MAX_BYTES =
            Key.size("bulk_max_bytes").or("5MiB").doc("Most bytes in one request, before compression.");
    private static final Key<Integer> BULK_MAX_EVENTS =
            Key.integer("bulk_max_events", 1, Integer.MAX_VALUE).or("10000").doc("Most events in one request.");
    private static final Key<Policy> LOAD_BALANCE =
            Key.choice("load_balance", Policy.class).or("round_robin").doc("Which URL gets the next request.");
    private static final HttpKeys HTTP = new HttpKeys(0, "0s");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.of(1, "100ms");
    private static final Section SECTION = DELIVERY.addTo(HTTP.addTo(Section.of(
            "output 'http'", URL, FORMAT, HOSTNAME, SERVICE, RATE_LIMIT, BULK_MAX_BYTES, BULK_MAX_EVENTS, LOAD_BALANCE)));

    /** A collector need not know HEAD; one that asks for credentials says so all the same. */
    private static final Doorbell HEAD = new Doorbell(
            host -> new Request.Builder().url(host).head(), answer -> answer.code() != 401 && answer.code() != 403 && answer.code() < 500);

    private record Content(CollectorSlot.Format format, EventFormat hostname, EventFormat service) {
        MediaType mediaType() {
            return MediaType.get(format == CollectorSlot.Format.JSON ? "application/json; charset=utf-8" : "application/x-ndjson");
        }
    }

    private record Plan(Delivery delivery, HttpOptions http, HostUrls hosts, Content content, BodyLimit.Most most, Rate rate)
            implements OutputPlan {
        @Override
        public List<InetSocketAddress> addresses() {
            return hosts.addresses();
        }

        @Override
        public List<Greeting> greet() throws IOException {
            return HEAD.ask(http, hosts);
        }

        @Override
        public Output open(OutputContext context) throws IOException {
            Poster.Destination to = new Poster.Destination(hosts.open(context.clock()), content.mediaType());
            Poster poster = Poster.open(http.to(hosts), to, delivery, context.clock());
            Throttle throttle = rate == null ? Throttle.NONE : new TokenBucket(rate, context.clock(), Thread::sleep);
            Slots<CollectorSlot> slots = new Slots<>(() -> new CollectorSlot(
                    content.format(),
                    content.hostname().bind(context.fields(), EventFormat.FieldEscape.NONE),
                    content.service().bind(context.fields(), EventFormat.FieldEscape.NONE),
                    new BodySlot(http.compressionLevel())));
            HttpSender sender = new HttpSender(poster, new BodyLimit(most), throttle, Preparation.NONE);
            return new HttpOutput<>(sender, slots, CollectorSlot::body, (slot, shipment) -> new Post(slot));
        }
    }

    @Override
    public String type() {
        return "http";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        Rate rate = settings.has(RATE_LIMIT) ? parsed(settings, RATE_LIMIT, Rate::parse) : null;
        return new Plan(
                DELIVERY.read(settings),
                HTTP.read(settings),
                HostUrls.read(settings, URL, LOAD_BALANCE, 0),
                new Content(
                        settings.get(FORMAT),
                        parsed(settings, HOSTNAME, EventFormat::parse),
                        parsed(settings, SERVICE, EventFormat::parse)),
                most(settings, rate),
                rate);
    }

    /** A request is no larger than what the rate allows in a second, so that it does not come in lumps. */
    private static BodyLimit.Most most(Settings settings, Rate rate) {
        long bytes = settings.get(BULK_MAX_BYTES);
        int events = settings.get(BULK_MAX_EVENTS);
        if (rate == null) {
            return new BodyLimit.Most(bytes, events);
        }
        return switch (rate.unit()) {
            case BYTES -> new BodyLimit.Most(Math.min(bytes, rate.aSecond()), events);
            case EVENTS -> new BodyLimit.Most(bytes, (int) Math.min(events, rate.aSecond()));
        };
    }

    private static <T> T parsed(Settings settings, Key<String> key, Function<String, T> parser) {
        try {
            return parser.apply(settings.get(key));
        } catch (IllegalArgumentException e) {
            settings.error(key, e.getMessage());
            return null;
        }
    }
}
