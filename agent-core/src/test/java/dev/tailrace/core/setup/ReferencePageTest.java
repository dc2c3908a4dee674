package dev.tailrace.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencePageTest {
    private final String page = ReferencePage.of(SampleTypes.catalog());

    @Test
    void whatAllTypesTakeStandsOnceAndBeforeThem() {
        assertThat(page).containsSubsequence("\n## Every input\n", "| `id` | text | required |", "\n## Input file\n", "| `paths` | list: text | required |", "\n## Input stdin\n");
        assertThat(page).containsOnlyOnce("| `id` | ").containsOnlyOnce("| `queue.type` | `memory`, `disk` | `memory` |");
    }

    @Test
    void settingsBelowOthersHaveDottedNames() {
        assertThat(page).contains(
                "| `multiline.max_lines` | number, 1 to 100000 | `500` |", "| `pipeline.batch` | size | `1MiB` |", "| `alerts[].window` | duration |");
    }

    @Test
    void presetsAreNamed() {
        assertThat(page).contains("| `preset` | `").contains("`squid`").contains("`go-proxy`");
    }

    @Test
    void aBarEndsNoCell() {
        assertThat(page).contains("%{size\\|long}");
        assertThat(page.lines().filter(line -> line.startsWith("|"))).allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|", -1)).hasSize(6));
    }
}
