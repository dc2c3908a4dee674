package dev.tailrace.outputs.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.duty.Clock;
import dev.tailrace.core.output.Receiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostsTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = 5 * SECOND;
    private final Clock clock = new Clock() {
        @Override
        public long nanos() {
            return now;
        }

        @Override
        public long epochMillis() {
            return now / 1_000_000;
        }
    };

    private Hosts<Integer> hosts(Policy policy, int... weights) {
        List<Hosts.Entry<Integer>> entries = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            entries.add(new Hosts.Entry<>("h" + i, i, weights[i]));
        }
        return new Hosts<>(policy, entries, clock, new Random(7));
    }

    private int request(Hosts<Integer> hosts, long key, boolean well) {
        Host<Integer> host = hosts.choose(key, Set.of());
        hosts.ended(host, well, SECOND / 100);
        return host.target();
    }

    private Map<Integer, Integer> counts(Hosts<Integer> hosts, int requests) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            counts.merge(request(hosts, i, true), 1, Integer::sum);
        }
        return counts;
    }

    private void open(Hosts<Integer> hosts, int target) {
        for (int i = 0; i < 100; i++) {
            Host<Integer> host = hosts.choose(i * 7919L, Set.of());
            hosts.ended(host, host.target() != target, SECOND / 100);
            if (state(hosts, target).equals("open")) {
                return;
            }
        }
        throw new AssertionError("never chosen");
    }

    private static String state(Hosts<Integer> hosts, int target) {
        return hosts.receivers().get(target).breaker();
    }

    @Test
    void roundRobinGivesEachTheSame() {
        assertThat(counts(hosts(Policy.ROUND_ROBIN, 1, 1, 1), 300)).isEqualTo(Map.of(0, 100, 1, 100, 2, 100));
    }

    @Test
    void weightsAreKeptWithinEveryRound() {
        Hosts<Integer> hosts = hosts(Policy.WEIGHTED, 5, 1, 1);
        for (int round = 0; round < 20; round++) {
            assertThat(counts(hosts, 7)).isEqualTo(Map.of(0, 5, 1, 1, 2, 1));
        }
    }

    @Test
    void theHostWithFewestOpenRequestsIsNext() {
        Hosts<Integer> hosts = hosts(Policy.LEAST_IN_FLIGHT, 1, 1, 1);
        List<Host<Integer>> open = LongStream.range(0, 6).mapToObj(key -> hosts.choose(key, Set.of())).toList();
        assertThat(open).extracting(Host::target).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
        Host<Integer> done = open.get(3);
        hosts.ended(done, true, SECOND);
        assertThat(hosts.choose(0, Set.of())).isSameAs(done);
    }

    @Test
    void failoverStaysWithTheFirstThatServes() {
        Hosts<Integer> hosts = hosts(Policy.FAILOVER, 1, 1, 1);
        assertThat(counts(hosts, 10)).isEqualTo(Map.of(0, 10));
        open(hosts, 0);
        assertThat(counts(hosts, 10)).isEqualTo(Map.of(1, 10));
        now += 60 * SECOND;
        assertThat(counts(hosts, 10)).as("back, once it serves again").isEqualTo(Map.of(0, 10));
    }

    @Test
    void aKeyStaysWithItsHostAndOnlyTheKeysOfALostHostMove() {
        Hosts<Integer> hosts = hosts(Policy.CONSISTENT_HASH, 1, 1, 1, 1);
        Map<Long, Integer> owners = new HashMap<>();
        for (long key = 0; key < 2000; key++) {
            owners.put(key, request(hosts, key, true));
        }
        for (int host = 0; host < 4; host++) {
            int place = host;
            assertThat(owners.values().stream().filter(each -> each == place).count()).isBetween(300L, 700L);
        }
        open(hosts, 2);
        owners.forEach((key, owner) -> {
            int after = request(hosts, key, true);
            assertThat(after).isNotEqualTo(2);
            if (owner != 2) {
                assertThat(after).isEqualTo(owner);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void anOpenHostGetsNothingUntilItsPauseIsOverThenOneTrial(Policy policy) {
        Hosts<Integer> hosts = hosts(policy, 1, 1, 1);
        open(hosts, 0);
        for (int key = 0; key < 50; key++) {
            assertThat(request(hosts, key, true)).isNotZero();
        }
        now += 2 * SECOND;
        List<Host<Integer>> open = new ArrayList<>();
        for (int key = 0; key < 50; key++) {
            open.add(hosts.choose(key, Set.of()));
        }
        assertThat(open.stream().filter(host -> host.target() == 0)).hasSize(1);
        assertThat(state(hosts, 0)).isEqualTo("half_open");
        open.forEach(host -> hosts.ended(host, true, SECOND / 100));
        assertThat(state(hosts, 0)).isEqualTo("closed");
    }

    @Test
    void pausesGrowWhileTrialsFailAndEndAtAMinute() {
        Hosts<Integer> hosts = hosts(Policy.FAILOVER, 1, 1);
        open(hosts, 0);
        List<Long> pauses = new ArrayList<>();
        for (int trial = 0; trial < 12; trial++) {
            long closedAt = now;
            Host<Integer> host = hosts.choose(0, Set.of());
            while (host.target() != 0) {
                hosts.ended(host, true, SECOND / 100);
                now += SECOND / 10;
                host = hosts.choose(0, Set.of());
            }
            pauses.add(now - closedAt);
            hosts.ended(host, false, SECOND / 100);
        }
        assertThat(pauses.getFirst()).isLessThanOrEqualTo(SECOND + SECOND / 10);
        assertThat(pauses.getLast()).isBetween(30 * SECOND, 61 * SECOND);
    }

    @Test
    void ifAllAreOpenTheOneWhosePauseEndsFirstIsTried() {
        Hosts<Integer> hosts = hosts(Policy.ROUND_ROBIN, 1, 1);
        for (int i = 0; i < 10; i++) {
            request(hosts, i, false);
        }
        assertThat(hosts.receivers()).noneMatch(host -> host.breaker().equals("closed"));
        assertThat(hosts.choose(0, Set.of())).isNotNull();
    }

    @Test
    void aRequestThatFailedEverywhereGetsNoHost() {
        Hosts<Integer> hosts = hosts(Policy.ROUND_ROBIN, 1, 1);
        Host<Integer> first = hosts.choose(0, Set.of());
        Host<Integer> second = hosts.choose(0, Set.of(first));
        assertThat(second).isNotSameAs(first);
        assertThat(hosts.choose(0, Set.of(first, second))).isNull();
    }

    @Test
    void aSlowHostIsPassedOverForHalfAMinuteAtATime() {
        Hosts<Integer> hosts = hosts(Policy.ROUND_ROBIN, 1, 1, 1);
        int slow = 0;
        for (int i = 0; i < 1200; i++) {
            now += SECOND / 10;
            Host<Integer> host = hosts.choose(i, Set.of());
            slow += host.target() == 1 ? 1 : 0;
            hosts.ended(host, true, host.target() == 1 ? 8 * SECOND : SECOND / 50);
        }
        assertThat(slow).isEqualTo(4);
    }

    @Test
    void aHostThatHasBecomeQuickIsUsedAgain() {
        Hosts<Integer> hosts = hosts(Policy.ROUND_ROBIN, 1, 1);
        Host<Integer> first = hosts.choose(0, Set.of());
        Host<Integer> second = hosts.choose(0, Set.of());
        hosts.ended(first, true, 8 * SECOND);
        hosts.ended(second, true, SECOND / 50);
        assertThat(counts(hosts, 10)).isEqualTo(Map.of(second.target(), 10));
        now += 31 * SECOND;
        assertThat(counts(hosts, 10)).isEqualTo(Map.of(0, 5, 1, 5));
    }

    @Test
    void eachHostTellsHowManyRequestsEndedAndHowManyFailed() {
        Hosts<Integer> hosts = hosts(Policy.FAILOVER, 1, 1);
        request(hosts, 0, true);
        request(hosts, 0, false);
        Host<Integer> open = hosts.choose(0, Set.of());
        hosts.abandoned(hosts.choose(0, Set.of()));

        Receiver first = hosts.receivers().getFirst();
        assertThat(first.requests()).isEqualTo(2);
        assertThat(first.failures()).isEqualTo(1);
        assertThat(first.inFlight()).isEqualTo(1);
        assertThat(open.target()).isZero();
    }

    @Test
    void anAbandonedTrialIsNoVerdict() {
        Hosts<Integer> hosts = hosts(Policy.FAILOVER, 1, 1);
        open(hosts, 0);
        now += 2 * SECOND;
        Host<Integer> trial = hosts.choose(0, Set.of());
        assertThat(trial.target()).isZero();
        hosts.abandoned(trial);
        assertThat(hosts.choose(0, Set.of())).isSameAs(trial);
    }
}
