package dev.tailrace.packaging.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages of inputs and outputs say in their own words of settings: there is each of them, with that default, by the reference. */
class SettingsTablesTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (.*?)$(.*?)(?=^## |\\z)");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([^`]+)` \\| .*? \\| (.*?) \\| .* \\|$");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| setting \\| default \\| \\|\n\\|[-|]+\\|\n((?:\\|.*\n)+)");
    private static final Pattern ROW = Pattern.compile("\\| (.*?) \\|(.*?)\\| .*");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** Settings and their defaults, by section. */
    private static Map<String, Map<String, String>> reference() {
        Map<String, Map<String, String>> sections = new HashMap<>();
        SECTION.matcher(Page.of("packaging/docs/configuration-reference.md").text()).results().forEach(section -> {
            Map<String, String> settings = sections.computeIfAbsent(section.group(1), name -> new HashMap<>());
            SETTING.matcher(section.group(2)).results().forEach(row -> settings.put(row.group(1), row.group(2).replace("`", "")));
        });
        return sections;
    }

    static List<Page> pages() throws IOException {
        return Page.all().stream()
                .filter(page -> List.of("inputs", "outputs").contains(folder(page)))
                .filter(page -> TABLE.matcher(page.text()).find())
                .toList();
    }

    private static String folder(Page page) {
        return page.path().getNameCount() < 2 ? "" : page.path().getName(page.path().getNameCount() - 2).toString();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySettingThatAPageExplainsIsThereWithItsDefault(Page page) {
        String type = page.path().getFileName().toString().replace(".md", "");
        String kind = folder(page).equals("inputs") ? "input" : "output";
        Map<String, String> settings = new HashMap<>(reference().get("Every " + kind));
        settings.putAll(reference().get(kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + ' ' + type));

        TABLE.matcher(page.text()).results().flatMap(table -> table.group(1).lines()).forEach(line -> {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            List<String> names = NAME.matcher(row.group(1)).results().map(found -> found.group(1)).toList();
            assertThat(settings).as(line).containsKeys(names.toArray(String[]::new));
            String fallback = row.group(2).strip();
            if (!fallback.isEmpty() && !fallback.equals("none")) {
                assertThat(names.stream().map(settings::get).filter(each -> !each.isEmpty())).as(line).containsExactly(fallback.split(", "));
            }
        });
    }

    @Test
    void thereAreSuchPages() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(2);
    }
}
