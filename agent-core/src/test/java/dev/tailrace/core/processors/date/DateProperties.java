package dev.tailrace.core.processors.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** {@code java.time} is the judge of every reader and of the zone clock. */
class DateProperties {
    private static final List<String> PATTERNS = List.of(
            "dd/MMM/yyyy:HH:mm:ss Z", "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss,SSS", "MMM dd HH:mm:ss", "MMM d HH:mm:ss", "MMM ppd HH:mm:ss",
            "EEE MMM dd HH:mm:ss yyyy", "EEE MMM dd HH:mm:ss.SSSSSS yyyy", "yyyyMMddHHmmss", "uuuu-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ss.SSSXX",
            "d/M/yyyy H:m:s", "dd.MM.yyyy", "yyyy-MM-dd'o''clock' HH", "yyyy-MM-dd HH:mm:ss xxx", "yyyy-MM-dd HH:mm:ss ZZZZZ", "'[中]'yyyy-MM-dd");
    private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "+05:30");
    private static final DateParser WITHOUT_YEAR = new DateFormats(List.of("MMM dd HH:mm:ss"), ZoneOffset.UTC).newParser();
    private static final String LETTERS = "0123456789 :/-.,ZJanFebMon+é";

    private static CivilTime read(DateReader reader, String text) {
        byte[] utf8 = ("#" + text + "#").getBytes(StandardCharsets.UTF_8);
        CivilTime time = new CivilTime();
        time.clear();
        return reader.read(utf8, 1, utf8.length - 2, time) ? time : null;
    }

    /** What was read, for comparing; years whose nanoseconds do not fit count as not read. */
    private static String show(CivilTime time) {
        if (time == null) {
            return "none";
        }
        if (time.absolute || time.year != CivilTime.NO_YEAR && time.offset != CivilTime.NO_OFFSET) {
            long instant = new ZoneClock(ZoneOffset.UTC).epochNanos(time, 0);
            return instant == ZoneClock.NEVER ? "none" : Long.toString(instant);
        }
        return String.join(" ", Stream.of(time.year, time.month, time.day, time.hour, time.minute, time.second, time.nano, time.offset)
                .map(String::valueOf)
                .toList());
    }

    @Property(tries = 1500, seed = "1")
    void fixedFormsReadWhatJavaTimeReads(@ForAll long seed) {
        Random random = new Random(seed);
        String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
        FixedReader fixed = FixedReader.of(pattern).orElseThrow();
        String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment(random));

        CivilTime expected = read(new PatternReader(pattern), text);
        assertThat(expected).as(text).isNotNull();
        assertThat(show(read(fixed, text))).as(pattern + ' ' + text).isEqualTo(show(expected));

        String mutated = mutate(random, text);
        CivilTime taken = read(fixed, mutated);
        if (taken != null) {
            assertThat(show(taken)).as(pattern + ' ' + mutated).isEqualTo(show(read(new PatternReader(pattern), mutated)));
        }
        assertThat(show(read(DateFormats.reader(pattern), mutated))).isEqualTo(show(read(new PatternReader(pattern), mutated)));
        String other = text.substring(0, random.nextInt(text.length())) + "+20251".substring(0, random.nextInt(7)) + mutated;
        assertThat(show(read(DateFormats.reader(pattern), other))).isEqualTo(show(read(new PatternReader(pattern), other)));
    }

    /** Years beyond 9999 have a sign; a text of another format, of whatever length, is refused by both. */
    @Example
    void whatTheFixedFormNeedNotHandOnJavaTimeRefuses() {
        List<String> texts = new ArrayList<>(List.of(
                "+12025/04/05 14:23:11", "-2025/04/05 14:23:11", "05/Apr/+12025:14:23:11 +0800", "Sat Apr 05 14:23:11 +12025", "", "+", "2025"));
        ZonedDateTime moment = Instant.ofEpochSecond(1_743_834_191, 123_456_000).atZone(ZoneOffset.UTC);
        PATTERNS.forEach(each -> texts.add(DateTimeFormatter.ofPattern(each, Locale.ENGLISH).format(moment)));
        for (String pattern : PATTERNS) {
            for (String text : texts) {
                assertThat(show(read(DateFormats.reader(pattern), text))).as(pattern + ' ' + text).isEqualTo(show(read(new PatternReader(pattern), text)));
            }
        }
    }

    private static ZonedDateTime moment(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        return Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000_000)).atZone(zone);
    }

    private static String mutate(Random random, String text) {
        StringBuilder mutated = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        switch (random.nextInt(3)) {
            case 0 -> mutated.setCharAt(at, letter);
            case 1 -> mutated.deleteCharAt(at);
            default -> mutated.insert(at, letter);
        }
        return mutated.toString();
    }

    @Property(tries = 800, seed = "1")
    void isoReadsWhatJavaTimeReads(@ForAll long seed) {
        Random random = new Random(seed);
        OffsetDateTime moment = moment(random).toOffsetDateTime().truncatedTo(random.nextBoolean() ? ChronoUnit.MILLIS : ChronoUnit.NANOS);
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);

        assertThat(show(read(new IsoReader(), text))).isEqualTo("" + ChronoUnit.NANOS.between(Instant.EPOCH, moment));

        CivilTime mutated = read(new IsoReader(), mutate(random, text));
        assertThat(mutated == null || mutated.isValid()).isTrue();
    }

    @Property(tries = 60, seed = "1")
    void localTimesAreWhereJavaTimePutsThem(@ForAll long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        ZoneClock clock = new ZoneClock(zone);
        DateReader reader = new IsoReader();
        LocalDateTime local = LocalDateTime.ofEpochSecond(random.nextLong(0, 4_000_000_000L), 0, ZoneOffset.UTC);
        for (int i = 0; i < 400; i++) {
            String text = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format(local);
            long expected = ZonedDateTime.of(local, zone).toEpochSecond() * 1_000_000_000;
            assertThat(clock.epochNanos(read(reader, text), 0)).as(zone + " " + text).isEqualTo(expected);
            local = local.plusMinutes(random.nextInt(4) == 0 ? random.nextInt(400_000) - 150_000 : random.nextInt(90) - 30);
        }
    }

    @Property(tries = 300, seed = "1")
    void withoutAYearItIsTheLatestYearThatIsNotAheadOfTheReading(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long writtenAt, @ForAll @LongRange(max = 300) long daysLater) {
        Instant written = Instant.ofEpochSecond(writtenAt);
        String text = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC).format(written);
        long readAt = (writtenAt + daysLater * 86_400) * 1_000_000_000;

        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(WITHOUT_YEAR.parse(utf8, 0, utf8.length, readAt)).isEqualTo(writtenAt * 1_000_000_000);
    }
}
