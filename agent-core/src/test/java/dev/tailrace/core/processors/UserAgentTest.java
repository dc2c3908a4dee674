package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTest {
    private static final String YAML = "- user_agent: {}";
    private static final Defaults ONCE = new Defaults();

    /** The expressions take a moment to load: one chain for all tests of the defaults. */
    private static final class Defaults {
        private final Fields fields = new Fields();
        private final ProcessorChain chain = OneEvent.chain(fields, YAML);

        OneEvent describe(String agent) {
            OneEvent event = new OneEvent(fields, "x").set("user_agent.original", agent);
            chain.process(event.event());
            return event;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
                + "| Chrome | 131.0.0 | Windows | 10 | Windows 10 | Other",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
                + "| Mobile Safari | 18.1 | iOS | 18.1 | iOS 18.1 | iPhone",
        "curl/8.9.1 | curl | 8.9.1 | - | - | - | Other",
        "nothing that is known, é中 | Other | - | - | - | - | Other",
    })
    void whatABrowserCallsItselfIsTakenApart(
            String agent, String name, String version, String os, String osVersion, String osFull, String device) {
        for (int again = 0; again < 2; again++) {
            OneEvent event = ONCE.describe(agent);

            assertThat(event.get("user_agent.name")).isEqualTo(name);
            assertThat(event.get("user_agent.version")).isEqualTo(version);
            assertThat(event.get("user_agent.os.name")).isEqualTo(os);
            assertThat(event.get("user_agent.os.version")).isEqualTo(osVersion);
            assertThat(event.get("user_agent.os.full")).isEqualTo(osFull);
            assertThat(event.get("user_agent.device.name")).isEqualTo(device);
            assertThat(event.get("user_agent.original")).isEqualTo(agent);
            assertThat(event.tags()).isEmpty();
        }
    }

    @Test
    void longTextsAreLookedAtUpToALength() {
        String browser = "curl/8.9.1";

        assertThat(ONCE.describe(" ".repeat(502) + browser).get("user_agent.name")).isEqualTo("curl");
        assertThat(ONCE.describe(" ".repeat(503) + browser).get("user_agent.version")).isEqualTo("8.9");
        assertThat(ONCE.describe(" ".repeat(512) + browser).get("user_agent.name")).isEqualTo("Other");
    }

    @Test
    void withoutTheFieldItFailsUnlessToldOtherwise() {
        OneEvent event = new OneEvent(ONCE.fields, "x");
        ONCE.chain.process(event.event());
        assertThat(event.tags()).containsExactly("_user_agent_failure");

        assertThat(new OneEvent("x").run("- user_agent: {ignore_missing: true}").tags()).isEmpty();
    }

    @Test
    void ownExpressionsReplaceThoseThatComeWithTheAgent(@TempDir Path folder) throws IOException {
        Path regexes = Files.writeString(folder.resolve("regexes.yaml"), """
                user_agent_parsers:
                  - regex: '(Tailrace)/(\\d+)\\.(\\d+)'
                os_parsers: []
                device_parsers: []
                """);

        OneEvent event = new OneEvent("x").set("agent", "Tailrace/0.1")
                .run("- user_agent: {field: agent, target: ua, cache_size: 10, regex_file: '" + regexes + "'}");

        assertThat(event.get("ua.name")).isEqualTo("Tailrace");
        assertThat(event.get("ua.version")).isEqualTo("0.1");
    }

    @Test
    void aFileOfOtherThingsIsAMistakeWithAPlace(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("regexes.yaml"), "- one\n- two\n");

        assertThat(OneEvent.problems("- user_agent: {regex_file: '" + other + "'}"))
                .singleElement().asString().startsWith("test:1:28: ").contains("is no regexes.yaml");
        assertThat(OneEvent.problems("- user_agent: {regex_file: /nowhere}"))
                .singleElement().asString().startsWith("test:1:28: there is no file " + Path.of("/nowhere"));
    }
}
