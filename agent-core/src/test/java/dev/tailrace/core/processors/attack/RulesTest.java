package dev.tailrace.core.processors.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules on attacks as they are known, and on requests that look like some: both lists are resources beside this test. */
class RulesTest {
    private final Rules.Search search = Rules.standard().newSearch();

    private List<Rule> broken(String url) {
        byte[] utf8 = ("#" + url + "#").getBytes(StandardCharsets.UTF_8);
        long mask = search.broken(utf8, 1, utf8.length - 2);
        return Rules.standard().all().stream().filter(rule -> (mask >>> rule.number() & 1) == 1).toList();
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = RulesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static Map<Category, List<String>> attacks() throws IOException {
        Map<Category, List<String>> attacks = new EnumMap<>(Category.class);
        Category category = null;
        for (String line : lines("attacks.txt")) {
            if (line.startsWith("[")) {
                category = Category.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
            } else {
                attacks.computeIfAbsent(category, unseen -> new ArrayList<>()).add(line);
            }
        }
        return attacks;
    }

    @Test
    void knownAttacksAreFoundAsWhatTheyAre() throws IOException {
        List<String> missed = new ArrayList<>();
        attacks().forEach((category, urls) -> urls.stream()
                .filter(url -> broken(url).stream().noneMatch(rule -> rule.category() == category))
                .forEach(url -> missed.add(category + " " + url + " " + broken(url))));

        assertThat(missed).isEmpty();
        assertThat(attacks().values().stream().mapToInt(List::size).sum()).isGreaterThan(190);
    }

    @Test
    void requestsThatMeanNoHarmAreLeftAlone() throws IOException {
        Map<String, List<Rule>> wrong = new LinkedHashMap<>();
        for (String url : lines("ordinary.txt")) {
            if (!broken(url).isEmpty()) {
                wrong.put(url, broken(url));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRuleIsNeeded() throws IOException {
        List<Integer> used = attacks().values().stream()
                .flatMap(List::stream)
                .flatMap(url -> broken(url).stream())
                .map(Rule::number)
                .distinct()
                .toList();

        assertThat(Rules.standard().all().stream().filter(rule -> !used.contains(rule.number())).map(rule -> rule.number() + rule.name())
                .collect(Collectors.toList())).isEmpty();
    }

    /** Of 20,000 generated requests, each with more traps than people put into theirs. */
    @Test
    void generatedTrafficIsHardlyEverTakenForAnAttack() {
        OrdinaryUrls urls = new OrdinaryUrls(7);
        Map<String, List<Rule>> wrong = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String url = urls.next();
            if (!broken(url).isEmpty()) {
                wrong.put(url, broken(url));
            }
        }

        assertThat(wrong.size()).as(() -> wrong.entrySet().stream().limit(10).toList().toString()).isLessThanOrEqualTo(2);
    }
}
