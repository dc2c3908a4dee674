package dev.tailrace.core.processors.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AttackProperties {
    private static final List<Pattern> JAVA = new ArrayList<>();
    private static final Positions POSITIONS = new Positions();
    private static final List<String> URLS = lines("attacks.txt").filter(line -> line.startsWith("/")).toList();

    static {
        lines("/dev/tailrace/core/processors/attack/attacks.rules")
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" +", 3)[2])
                .filter(expression -> !expression.startsWith("@"))
                .forEach(expression -> {
                    POSITIONS.add(Expression.parse(expression), JAVA.size());
                    JAVA.add(Pattern.compile(forJava(expression), Pattern.DOTALL));
                });
    }

    private final Scanner scanner = new Scanner(POSITIONS, Scanner.MOST_STATES);

    private static Stream<String> lines(String resource) {
        try (InputStream in = AttackProperties.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The rules' expressions mean in Java what they mean here, but for a space, which takes a line's end too, and brackets in classes. */
    private static String forJava(String expression) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                java.append(c).append(expression.charAt(++i));
            } else if (c == ' ') {
                java.append(inClass ? " \\n" : "[ \\n]");
            } else {
                java.append(inClass && (c == '[' || c == '&') ? "\\" + c : c);
                inClass = inClass ? c != ']' : c == '[';
            }
        }
        return java.toString();
    }

    /** Pieces of attacks put together anew, in the form that texts have once they are plain. */
    private static String mixed(Random random) {
        UrlText text = new UrlText();
        StringBuilder mixed = new StringBuilder();
        for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
            byte[] url = URLS.get(random.nextInt(URLS.size())).getBytes(StandardCharsets.UTF_8);
            text.read(url, 0, url.length);
            int from = random.nextInt(text.length());
            int to = from + random.nextInt(text.length() - from) + 1;
            mixed.append(new String(text.array(), from, to - from, StandardCharsets.ISO_8859_1));
        }
        return mixed.toString();
    }

    @Property(tries = 300, seed = "1")
    void allRulesAtOnceFindWhatEachAloneFinds(@ForAll long seed) {
        String text = mixed(new Random(seed));
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        long expected = 0;
        for (int rule = 0; rule < JAVA.size(); rule++) {
            expected |= JAVA.get(rule).matcher(text).find() ? 1L << rule : 0;
        }

        Scanner forgetful = new Scanner(POSITIONS, 2 + (int) Math.floorMod(seed, 20L));
        assertThat(Long.toBinaryString(forgetful.scan(bytes, 0, bytes.length))).isEqualTo(Long.toBinaryString(expected));
        assertThat(Long.toBinaryString(scanner.scan(bytes, 0, bytes.length))).as(text).isEqualTo(Long.toBinaryString(expected));
    }

    @Property(tries = 300, seed = "1")
    void encodingUpToThreeTimesHidesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("/");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append("abcXYZ019'\"<>()=;:, ./\\*!-_&#@|é中".charAt(random.nextInt(33)));
        }
        String encoded = text.toString();
        for (int times = random.nextInt(4); times > 0; times--) {
            encoded = URLEncoder.encode(encoded, StandardCharsets.UTF_8).replace("+", "%20");
        }

        assertThat(plain(encoded)).as(encoded).isEqualTo(plain(text.toString()));
    }

    private static String plain(String url) {
        UrlText text = new UrlText();
        byte[] utf8 = url.getBytes(StandardCharsets.UTF_8);
        text.read(utf8, 0, utf8.length);
        return new String(text.array(), 0, text.length(), StandardCharsets.UTF_8);
    }

    @Property(tries = 300, seed = "1")
    void noBytesAreTooMuch(@ForAll byte[] any) {
        assertThat(Rules.standard().newSearch().broken(any, 0, any.length)).isNotNull();
    }
}
