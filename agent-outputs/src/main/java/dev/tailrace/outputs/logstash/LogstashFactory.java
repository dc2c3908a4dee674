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
import dev.tailrace.outputs.slot.Slots;
import dev.tailrace.outputs.socket.Address;
import dev.tailrace.outputs.socket.Opener;
import dev.tailrace.outputs.socket.SocketOutput;
import dev.tailrace.outputs.tls.TlsKeys;
import dev.tailrace.outputs.tls.TlsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** {@code type: logstash}. */
public final class LogstashFactory implements OutputFactory {
    private static final int DEFAULT_PORT = 5044;

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

    private record Wire(Duration timeout, int compressionLevel, Window.Most most, TlsOptions tls) {}

    private record Plan(Delivery delivery, List<Hosts.Entry<Address>> hosts, Policy policy, Wire wire) implements OutputPlan {
        @Override
        public List<InetSocketAddress> addresses() {
            return Address.of(hosts);
        }

        @Override
        public Output open(OutputContext context) throws IOException {
            Opener opener = new Opener(wire.tls(), wire.timeout());
            return new SocketOutput<>(
                    new SocketOutput.Protocol<>(
                            address -> new Lumberjack(opener.open(address), wire.most()),
                            wire.timeout(),
                            new Slots<>(() -> new Window(wire.compressionLevel())),
                            Window::close),
                    new Hosts<>(policy, hosts, context.clock(), new SplittableRandom()),
                    context.clock());
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
                new Window.Most(settings.get(BULK_MAX_EVENTS), settings.get(BULK_MAX_BYTES)),
                settings.has(TlsKeys.SSL) ? TlsKeys.read(settings) : null);
        return new Plan(DELIVERY.read(settings), Address.read(settings, HOSTS, DEFAULT_PORT), settings.get(LOAD_BALANCE), wire);
    }
}
