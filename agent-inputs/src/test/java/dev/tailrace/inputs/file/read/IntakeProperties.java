package dev.tailrace.inputs.file.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Where the pieces of a file are cut does not show: texts, offsets, flags and spans are those of the whole content. */
class IntakeProperties {
    private static final List<Encoding> ENCODINGS = List.of(
            Encoding.UTF_8,
            Encoding.UTF_16LE,
            Encoding.UTF_16BE,
            Encoding.named("GBK").orElseThrow(),
            Encoding.named("GB18030").orElseThrow(),
            Encoding.named("Big5").orElseThrow(),
            Encoding.named("Shift_JIS").orElseThrow(),
            Encoding.named("EUC-KR").orElseThrow(),
            Encoding.named("ISO-8859-1").orElseThrow(),
            Encoding.named("windows-1251").orElseThrow(),
            Encoding.named("windows-1252").orElseThrow());

    @Property(tries = 3000)
    void linesAreTheSameWhereverPiecesAreCut(@ForAll long seed, @ForAll Terminator terminator) {
        Random random = new Random(seed);
        LineRules rules = new LineRules(terminator, 64 + random.nextInt(20), List.of(), List.of(), null);
        agree(random, rules, ENCODINGS.get(random.nextInt(ENCODINGS.size())));
    }

    @Property(tries = 2000)
    void utf8LinesAreTheSameWhereverPiecesAreCut(@ForAll long seed) {
        Random random = new Random(seed);
        agree(random, new LineRules(Terminator.AUTO, 64 + random.nextInt(20), List.of(), List.of(), null), Encoding.UTF_8);
    }

    @Property(tries = 3000)
    void joinedEventsAreTheSameWhereverPiecesAreCut(@ForAll long seed, @ForAll boolean negate, @ForAll Multiline.Match match) {
        Random random = new Random(seed);
        Multiline multiline = new Multiline(Pattern.compile("^[a-m]"), negate, match, 1 + random.nextInt(6), 0);
        LineRules rules = new LineRules(Terminator.AUTO, 64 + random.nextInt(20), List.of(), List.of(), multiline);
        agree(random, rules, ENCODINGS.get(random.nextInt(ENCODINGS.size())));
    }

    @Property(tries = 1000)
    void filteredEventsCountAndDoNotShow(@ForAll long seed, @ForAll boolean includes, @ForAll boolean excludes) {
        Assume.that(includes || excludes);
        Random random = new Random(seed);
        Pattern include = Pattern.compile("[aé中]");
        Pattern exclude = Pattern.compile("b.*c|^$|\uFFFD");
        LineRules rules = new LineRules(
                Terminator.AUTO, 80, includes ? List.of(include) : List.of(), excludes ? List.of(exclude) : List.of(), null);
        Encoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        byte[] content = content(random, encoding, rules);

        PiecewiseReading reading = new PiecewiseReading(content, encoding, rules).toTheEnd(random, 100);

        List<ReadLine> all = new NaiveLines(content, encoding, rules).events();
        List<ReadLine> kept = all.stream()
                .filter(line -> !includes || include.matcher(line.text()).find())
                .filter(line -> !excludes || !exclude.matcher(line.text()).find())
                .toList();
        assertThat(reading.lines()).isEqualTo(kept);
        assertThat(reading.events()).isEqualTo(all.size());
        assertThat(reading.filtered()).isEqualTo(all.size() - kept.size());
    }

    private static void agree(Random random, LineRules rules, Encoding encoding) {
        byte[] content = content(random, encoding, rules);
        int longest = 1 + random.nextInt(random.nextBoolean() ? 8 : 400);

        PiecewiseReading reading = new PiecewiseReading(content, encoding, rules).toTheEnd(random, longest);

        List<ReadLine> expected = new NaiveLines(content, encoding, rules).events();
        assertThat(reading.lines()).as("%s, pieces up to %d", encoding.charset(), longest).isEqualTo(expected);
        assertThat(reading.events()).isEqualTo(expected.size());
    }

    /** Lines of all lengths around the limit, of text and of bytes that mean nothing, with and without a mark before and an end behind. */
    private static byte[] content(Random random, Encoding encoding, LineRules rules) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Charset charset = encoding.charset();
        if (charset.name().startsWith("UTF-") && random.nextInt(3) == 0) {
            content.writeBytes("\uFEFF".getBytes(charset));
        }
        String[] ends = {"\n", "\n", "\r\n", "\r", "\0", "\r\r\n"};
        int lines = random.nextInt(15);
        for (int i = 0; i < lines; i++) {
            int length = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> rules.maxLine() / encoding.unit() - 3 + random.nextInt(7);
                case 2 -> random.nextInt(5 * rules.maxLine());
                default -> random.nextInt(30);
            };
            boolean damaged = random.nextInt(3) == 0;
            boolean plain = random.nextBoolean();
            for (int at = 0; at < length; at++) {
                if (damaged && random.nextInt(6) == 0) {
                    content.write(0x80 + random.nextInt(128));
                    content.writeBytes(new byte[encoding.unit() - 1]);
                } else {
                    content.writeBytes(character(random, plain).getBytes(charset));
                }
            }
            if (random.nextInt(4) == 0) {
                content.write(0x80 + random.nextInt(128));
                content.writeBytes(new byte[encoding.unit() - 1]);
            }
            if (i < lines - 1 || random.nextBoolean()) {
                content.writeBytes(ends[random.nextInt(ends.length)].getBytes(charset));
            }
        }
        if (random.nextInt(5) == 0) {
            content.writeBytes(new byte[random.nextInt(9)]);
        }
        if (random.nextInt(8) == 0) {
            content.write('x');
        }
        return content.toByteArray();
    }

    private static String character(Random random, boolean plain) {
        String[] others = {"é", "中", "文", "表", "ソ", "😀", "€", "ꌊ", "\u0A0D", "\u0A00", "�"};
        return plain || random.nextInt(3) > 0 ? String.valueOf((char) ('a' + random.nextInt(26))) : others[random.nextInt(others.length)];
    }
}
