package dev.tailrace.core.grok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.grok.regex.Dialect;
import dev.tailrace.core.grok.regex.NotCompilable;
import dev.tailrace.core.grok.regex.RequiredBytes;
import dev.tailrace.core.grok.regex.TextSampler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;
import org.joni.WarnCallback;

/** Holds the compiled engine and Joni to the same lines. */
final class Judge {
    private static final List<String> STRAY = List.of(
            " ", "\n", "\t", "\"", "-", "0", "9", "a", "Z", "_", ".", "/", ":", "[", "é", "中", "\u2003", "😀", "\\", "255.1.2.3", "\r");

    private final Expansion expansion;
    private final LineMatcher joni;
    private final Regex plain;
    private final GrokPattern pattern;
    private LineMatcher compiled;
    private RequiredBytes required;
    private String why;

    Judge(GrokLibrary library, String expression) {
        Map<String, String> definitions = new HashMap<>();
        library.names().forEach(name -> definitions.put(name, library.definition(name)));
        this.expansion = Expansion.of(expression, definitions);
        this.pattern = library.compile(expression);
        JoniProgram program = JoniProgram.compile(expansion);
        byte[] utf8 = expansion.regex().getBytes(StandardCharsets.UTF_8);
        this.plain = new Regex(utf8, 0, utf8.length, Option.NONE, UTF8Encoding.INSTANCE, WarnCallback.NONE);
        int[] places = IntStream.range(0, expansion.captures().size()).toArray();
        this.joni = program.matcher(places);
        try {
            CompiledProgram compiledProgram = CompiledProgram.compile(expansion);
            this.compiled = compiledProgram.matcher(places);
            this.required = compiledProgram.requiredBytes();
        } catch (NotCompilable e) {
            this.why = e.getMessage();
        }
    }

    /** Null if Joni refuses the expression. */
    static Judge ofAny(String expression) {
        try {
            return new Judge(GrokLibrary.of(PatternSet.LEGACY), expression);
        } catch (GrokException e) {
            return null;
        }
    }

    boolean compiled() {
        return compiled != null;
    }

    String why() {
        return why;
    }

    /** Texts made for the expression, each also cut, mutated, and put between other text. */
    void samples(Random random, int count) {
        for (int i = 0; i < count; i++) {
            String text = sample(random);
            same(text);
            same("x " + text + " y");
            same(text.substring(0, random.nextInt(text.length() + 1)));
            same(mutated(text, random));
            same(mutated(mutated(text, random), random));
        }
        same("");
    }

    /** Every beginning and every end of a text. */
    void cuts(String text) {
        for (int at = 0; at <= text.length(); at += 1) {
            same(text.substring(0, at));
            if (at % 8 == 0) {
                same(text.substring(at));
            }
        }
    }

    void mutations(String text, Random random, int count) {
        for (int i = 0; i < count; i++) {
            same(mutated(text, random));
        }
    }

    private String sample(Random random) {
        try {
            return new TextSampler(random).sample(expansion.regex(), Dialect.RUBY);
        } catch (NotCompilable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(3));
        return text.substring(0, at) + STRAY.get(random.nextInt(STRAY.size())) + text.substring(to);
    }

    /** A text in some places of which bytes stand that are no UTF-8, through the whole matcher: against Joni on the text as it counts. */
    void sameWithInvalidBytes(String text, Random random) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            line[random.nextInt(line.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        ValidUtf8 valid = new ValidUtf8();
        if (valid.check(line, 0, line.length)) {
            return;
        }
        int[] expected = new int[2 * expansion.captures().size()];
        Result should = joni.match(valid.repaired(), 0, valid.repairedLength(), expected);
        GrokMatcher matcher = pattern.newMatcher();
        Result is = matcher.match(line, 0, line.length);
        if (should == Result.BUDGET_EXCEEDED || is == Result.BUDGET_EXCEEDED) {
            return;
        }
        String what = "%s on %s".formatted(expansion.expression(), new String(line, StandardCharsets.ISO_8859_1));
        assertThat(is).as(what).isEqualTo(should);
        for (int i = 0; is == Result.MATCH && i < expansion.captures().size(); i++) {
            int start = expected[2 * i] < 0 ? -1 : valid.original(expected[2 * i]);
            int end = expected[2 * i] < 0 ? -1 : valid.original(expected[2 * i + 1]);
            assertThat(List.of(matcher.start(i), matcher.end(i))).as(what + ' ' + expansion.captures().get(i)).containsExactly(start, end);
        }
    }

    void same(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[utf8.length + 5];
        Arrays.fill(line, (byte) 'a');
        System.arraycopy(utf8, 0, line, 3, utf8.length);
        int[] expected = new int[2 * expansion.captures().size()];
        int[] found = new int[expected.length];
        Result should = joni.match(line, 3, line.length - 2, expected);
        Result is = compiled.match(line, 3, line.length - 2, found);
        if (should == Result.BUDGET_EXCEEDED || is == Result.BUDGET_EXCEEDED) {
            return;
        }
        if (is != should) {
            should = placeByPlace(line, 3, line.length - 2, expected);
        }
        String what = "%s on %s".formatted(expansion.expression(), text);
        assertThat(is).as(what).isEqualTo(should);
        if (is == Result.MATCH) {
            RequiredBytes.Census census = new RequiredBytes.Census();
            census.take(line, 3, line.length - 2);
            assertThat(required.areIn(census)).as(what).isTrue();
            assertThat(found).as(what + " " + expansion.captures()).isEqualTo(expected);
        }
    }

    /** Joni without its search, whose short cuts miss some matches: those of {@code \b.*} but at a line's start, and of an end after 'é'. */
    private Result placeByPlace(byte[] line, int from, int to, int[] slots) {
        Matcher matcher = plain.matcher(line, from, to);
        for (int at = from; at <= to; at++) {
            boolean inside = at < to && (line[at] & 0xC0) == 0x80;
            if (!inside && matcher.match(at, to, Option.NONE) >= 0) {
                Region region = matcher.getEagerRegion();
                plain.namedBackrefIterator().forEachRemaining(entry -> fill(slots, entry, region, from));
                return Result.MATCH;
            }
        }
        return Result.NO_MATCH;
    }

    private static void fill(int[] slots, NameEntry entry, Region region, int from) {
        int capture = Integer.parseInt(new String(entry.name, entry.nameP + 1, entry.nameEnd - entry.nameP - 1, StandardCharsets.UTF_8));
        slots[2 * capture] = -1;
        slots[2 * capture + 1] = -1;
        for (int group : entry.getBackRefs()) {
            if (region.getBeg(group) >= 0) {
                slots[2 * capture] = from + region.getBeg(group);
                slots[2 * capture + 1] = from + region.getEnd(group);
                return;
            }
        }
    }
}
