package dev.tailrace.outputs.logstash;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.Output;
import dev.tailrace.core.output.OutputContext;
import dev.tailrace.core.output.OutputFactory;
import dev.tailrace.core.output.OutputPlan;
import dev.tailrace.outputs.hosts.Hosts;
import dev.tailrace.outputs.hosts.Policy;
import dev.tailrace.outputs.logstash.Connector.Address;
import dev.tailrace.outputs.slot.Slots;
import dev.tailrace.outputs.tls.Tls;
import dev.tailrace.outputs.tls.TlsKeys;
import dev.tailrace.outputs.tls.TlsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code type: logstash}. */
public final class LogstashFactory implements OutputFactory {
    private static final int DEFAULT_PORT = 5044;
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/@\\[\\]]+)(?::(\\d{1,5}))?(?:\\s+weight=(\\d{1,4}))?");

    private static final Key<List<String>> HOSTS =
            Key.strings("hosts").required().doc("Servers, such as logstash:5044; for load_balance weighted also logstash:5044 weight=3.");
    private static final Key<Policy> LOAD_BALANCE =
            Key.choice("load_balance", Policy.class).or("round_robin").doc("Which host gets the next batch.");
    private static final Key<Duration> TIMEOUT = Key.duration("timeout").or("30s").doc("Longest time without a sign of life.");
    private static final Key<Integer> COMPRESSION_LEVEL =
            Key.integer("compression_level", 0, 9).or("1").doc("zlib level, 1 (quick) to 9 (small); 0: not compressed.");
    private static final Key<Long> BULK_MAX_BYTES =
            Key.size("bulk_max_bytes").or("1MiB").doc("Most bytes in one window, before compression.");
    private static final Key<Integer> BULK_MAX_EVENTS =
            Key.integer("bulk_max_events", 1, 1 << 20).or("2048").doc("Most events in one window.");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.of(2, "100ms");
    private static final Section SECTION = DELIVERY.addTo(Section.of(
            "output 'logstash'", HOSTS, LOAD_BALANCE, TIMEOUT, COMPRESSION_LEVEL, BULK_MAX_BYTES, BULK_MAX_EVENTS, TlsKeys.SSL));

    private record Wire(Duration timeout, int compressionLevel, int mostEvents, long mostBytes, TlsOptions tls) {}

    private record Plan(Delivery delivery, List<Hosts.Entry<Address>> hosts, Policy policy, Wire wire) implements OutputPlan {
        @Override
        public Output open(OutputContext context) throws IOException {
            Tls tls = wire.tls() == null ? null : Tls.of(wire.tls());
            return new LogstashOutput(
                    new Connector(tls, wire.timeout(), wire.mostEvents()),
                    new Hosts<>(policy, hosts, context.clock(), new SplittableRandom()),
                    context.clock(),
                    wire.mostBytes(),
                    new Slots<>(() -> new Window(wire.compressionLevel())));
        }
    }

    @Override
    public String type() {
        return "logstash";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        if (settings.get(TIMEOUT).isZero()) {
            settings.error(TIMEOUT, "an acknowledgement needs some time");
        }
        Wire wire = new Wire(
                settings.get(TIMEOUT),
                settings.get(COMPRESSION_LEVEL),
                settings.get(BULK_MAX_EVENTS),
                settings.get(BULK_MAX_BYTES),
                settings.has(TlsKeys.SSL) ? TlsKeys.read(settings) : null);
        return new Plan(DELIVERY.read(settings), hosts(settings), settings.get(LOAD_BALANCE), wire);
    }

    private static List<Hosts.Entry<Address>> hosts(Settings settings) {
        List<Hosts.Entry<Address>> hosts = new ArrayList<>();
        List<String> all = settings.has(HOSTS) ? settings.get(HOSTS) : List.of();
        for (String written : all) {
            Matcher matcher = HOST.matcher(written.strip());
            int port = matcher.matches() && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : DEFAULT_PORT;
            if (!matcher.matches() || port < 1 || port > 65535) {
                settings.error(HOSTS, "expected a host such as logstash:5044, found '" + written + "'");
            } else {
                String host = matcher.group(1).replace("[", "").replace("]", "");
                int weight = matcher.group(3) == null ? 1 : Math.max(1, Integer.parseInt(matcher.group(3)));
                hosts.add(new Hosts.Entry<>(matcher.group(1) + ':' + port, new Address(host, port), weight));
            }
        }
        if (settings.has(HOSTS) && all.isEmpty()) {
            settings.error(HOSTS, "'hosts' names no host");
        }
        return hosts;
    }
}
