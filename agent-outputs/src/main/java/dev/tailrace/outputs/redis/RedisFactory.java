package dev.tailrace.outputs.redis;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.encode.EventFormat;
import dev.tailrace.core.output.Delivery;
import dev.tailrace.core.output.DeliveryKeys;
import dev.tailrace.core.output.FormatKey;
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

/** {@code type: redis}; Valkey too. */
public final class RedisFactory implements OutputFactory {
    private static final int DEFAULT_PORT = 6379;

    private static final Key<List<String>> HOSTS = Key.strings("hosts").or("['localhost:6379']").doc("Servers, such as redis:6379.");
    private static final Key<String> KEY =
            Key.string("key").or("tailrace").doc("List or channel; may hold %{+yyyy.MM.dd} and %{[field]}.");
    private static final Key<Commands.DataType> DATA_TYPE =
            Key.choice("data_type", Commands.DataType.class).or("list").doc("list: RPUSH; channel: PUBLISH.");
    private static final Key<Integer> DATABASE = Key.integer("db", 0, 1 << 20).or("0").doc("Number of the database.");
    private static final Key<String> USERNAME = Key.string("username").doc("User of an access control list.");
    private static final Key<String> PASSWORD = Key.string("password").doc("Password of the user, or of the server.");
    private static final Key<Policy> LOAD_BALANCE =
            Key.choice("load_balance", Policy.class).or("failover").doc("Which host gets the next batch.");
    private static final Key<Duration> TIMEOUT = Key.duration("timeout").or("30s").doc("Longest time without a reply.");
    private static final Key<Long> BULK_MAX_BYTES = Key.size("bulk_max_bytes").or("1MiB").doc("About how many bytes go out together.");
    private static final Key<Integer> BULK_MAX_EVENTS =
            Key.integer("bulk_max_events", 1, 1 << 19).or("2048").doc("Most events that go out together.");
    private static final DeliveryKeys DELIVERY = DeliveryKeys.of(1, "100ms");
    private static final Section SECTION = DELIVERY.addTo(Section.of(
            "output 'redis'", HOSTS, KEY, DATA_TYPE, DATABASE, USERNAME, PASSWORD, LOAD_BALANCE, TIMEOUT, BULK_MAX_BYTES, BULK_MAX_EVENTS,
            TlsKeys.SSL));

    private record Target(Commands.DataType type, EventFormat key, Commands.Most most, RedisConnection.Greeting greeting) {}

    private record Wire(List<Hosts.Entry<Address>> hosts, Policy policy, Duration timeout, TlsOptions tls) {}

    private record Plan(Delivery delivery, Wire wire, Target target) implements OutputPlan {
        @Override
        public List<InetSocketAddress> addresses() {
            return Address.of(wire.hosts());
        }

        @Override
        public Output open(OutputContext context) throws IOException {
            Opener opener = new Opener(wire.tls(), wire.timeout());
            boolean keyOfEvent = target.key().dependsOnData();
            return new SocketOutput<>(
                    new SocketOutput.Protocol<>(
                            address -> new RedisConnection(opener.open(address), target.greeting(), target.most(), keyOfEvent),
                            wire.timeout(),
                            new Slots<>(() -> new Commands(target.type(), target.key().bind(context.fields(), EventFormat.FieldEscape.NONE))),
                            commands -> {}),
                    new Hosts<>(wire.policy(), wire.hosts(), context.clock(), new SplittableRandom()),
                    context.clock());
        }
    }

    @Override
    public String type() {
        return "redis";
    }

    @Override
    public Section section() {
        return SECTION;
    }

    @Override
    public OutputPlan configure(Settings settings) {
        if (settings.get(TIMEOUT).isZero()) {
            settings.error(TIMEOUT, "a reply needs some time");
        }
        if (settings.has(USERNAME) && !settings.has(PASSWORD)) {
            settings.error(USERNAME, "'username' without 'password'");
        }
        Wire wire = new Wire(
                Address.read(settings, HOSTS, DEFAULT_PORT),
                settings.get(LOAD_BALANCE),
                settings.get(TIMEOUT),
                settings.has(TlsKeys.SSL) ? TlsKeys.read(settings) : null);
        Target target = new Target(
                settings.get(DATA_TYPE),
                FormatKey.read(settings, KEY),
                new Commands.Most(settings.get(BULK_MAX_EVENTS), settings.get(BULK_MAX_BYTES)),
                new RedisConnection.Greeting(settings.get(USERNAME), settings.get(PASSWORD), settings.get(DATABASE)));
        return new Plan(DELIVERY.read(settings), wire, target);
    }
}
