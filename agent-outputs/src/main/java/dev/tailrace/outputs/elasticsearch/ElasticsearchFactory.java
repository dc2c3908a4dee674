package dev.tailrace.outputs.elasticsearch;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.FormatKey;
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
import okhttp3.Request;
import okhttp3.RequestBody;

/** {@code type: elasticsearch}; OpenSearch too. */
public final class ElasticsearchFactory implements OutputFactory {
    private static final int DEFAULT_PORT = 9200;

    private static final Key<List<String>> HOSTS = Key.strings("hosts")
            .or("['http://localhost:9200']")
            .doc("Nodes of the cluster, such as https://es1:9200; for load_balance weighted also https://es1:9200 weight=3.");
    private static final Key<String> INDEX = Key.string("index")
            .or("app-logs-%{+yyyy.MM.dd}")
            .doc("Index or data stream; may hold %{+yyyy.MM.dd}, the event's own day, and %{[field]}.");
    private static final Key<String> PIPELINE = Key.string("pipeline").or("''").doc("Ingest pipeline that the events go through.");
    private static final Key<Long> BULK_MAX_BYTES =
            Key.size("bulk_max_bytes").or("5MiB").doc("Most bytes in one request, before compression.");
    private static final Key<Integer> BULK_MAX_EVENTS =
            Key.integer("bulk_max_events", 1, Integer.MAX_VALUE).or("10000").doc("Most events in one request.");
    private static final Key<Policy> LOAD_BALANCE =
            Key.choice("load_balance", Policy.class).or("round_robin").doc("Which host gets the next request.");
    private static final HttpKeys HTTP = new HttpKeys(1, "10s");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.of(2, "100ms");
    private static final Section SECTION = DELIVERY.addTo(HTTP.addTo(Section.of(
            "output 'elasticsearch'", HOSTS, INDEX, PIPELINE, BULK_MAX_BYTES, BULK_MAX_EVENTS, LOAD_BALANCE, TemplateKeys.SETUP)));

    /** Whoever may not come in hears that first; whoever may, that a bulk request without a body is none. No right is needed for it. */
    private static final Doorbell EMPTY_BULK = new Doorbell(
            host -> new Request.Builder()
                    .url(host.newBuilder().addPathSegment("_bulk").build())
                    .post(RequestBody.create(new byte[0], Bulk.NDJSON)),
            answer -> answer.isSuccessful() || (answer.code() == 400 && answer.header("Content-Type", "").contains("json")));

    private record Target(EventFormat index, String pipeline, Template template) {}

    private record Plan(Delivery delivery, HttpOptions http, HostUrls hosts, BodyLimit.Most most, Target target) implements OutputPlan {
        @Override
        public List<InetSocketAddress> addresses() {
            return hosts.addresses();
        }

        @Override
        public List<Greeting> greet() throws IOException {
            return EMPTY_BULK.ask(http, hosts);
        }

        @Override
        public Output open(OutputContext context) throws IOException {
            Poster.Destination to = new Poster.Destination(hosts.open(context.clock()), Bulk.NDJSON);
            Poster poster = Poster.open(http.to(hosts), to, delivery, context.clock());
            EventFormat index = target.index();
            Slots<BulkSlot> slots = new Slots<>(() -> new BulkSlot(
                    index.bind(context.fields(), new IndexEscape()),
                    index.isFixed(),
                    new BodySlot(http.compressionLevel()),
                    new BulkUrls(target.pipeline())));
            Preparation preparation = target.template() == null ? Preparation.NONE : target.template().preparation();
            HttpSender sender = new HttpSender(poster, new BodyLimit(most), Throttle.NONE, preparation);
            IndexNaming naming = IndexNaming.of(index);
            return new HttpOutput<>(sender, slots, BulkSlot::body, (slot, shipment) -> new Bulk(slot, slot.commonIndex(shipment), naming));
        }
    }

    @Override
    public String type() {
        return "elasticsearch";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        return new Plan(
                DELIVERY.read(settings),
                HTTP.read(settings),
                HostUrls.read(settings, HOSTS, LOAD_BALANCE, DEFAULT_PORT),
                new BodyLimit.Most(settings.get(BULK_MAX_BYTES), settings.get(BULK_MAX_EVENTS)),
                new Target(index(settings), settings.get(PIPELINE), TemplateKeys.read(settings, settings.get(INDEX))));
    }

    private static EventFormat index(Settings settings) {
        String text = settings.get(INDEX);
        String complaint = text.isBlank() ? null : IndexEscape.complaint(text);
        if (complaint == null) {
            return FormatKey.read(settings, INDEX);
        }
        settings.error(INDEX, complaint);
        return null;
    }
}
