package dev.tailrace.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The kept text is always the one that a fresh formatting gives, across midnights and clock changes. */
class TimeTextProperties {
    private static final long HOUR = 3600_000_000_000L;

    @Property(tries = 400, seed = "1")
    void keptTextEqualsFreshText(
            @ForAll("patterns") String pattern, @ForAll("zones") String zone, @ForAll("walks") List<Long> steps, @ForAll("starts") long start) {
        TimeText kept = new TimeText(pattern, ZoneId.of(zone));
        DateTimeFormatter fresh = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.of(zone));
        long now = start;
        for (long step : steps) {
            now += step;
            assertThat(new String(kept.at(now), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(fresh.format(Instant.ofEpochSecond(0, now)));
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("yyyy.MM.dd", "yyyy-MM", "yyyy.MM.dd.HH", "uuuuMMdd-HHmm", "HH:mm:ss", "ss.SSS", "dd a", "dd'T'HH");
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo");
    }

    @Provide
    Arbitrary<Long> starts() {
        return Arbitraries.longs().between(-1_000_000 * HOUR, 1_500_000 * HOUR);
    }

    @Provide
    Arbitrary<List<Long>> walks() {
        Arbitrary<Long> small = Arbitraries.longs().between(-90_000_000_000L, 90_000_000_000L);
        Arbitrary<Long> large = Arbitraries.longs().between(-2 * HOUR, 1000 * HOUR);
        return Arbitraries.oneOf(small, large).list().ofMaxSize(60);
    }
}
