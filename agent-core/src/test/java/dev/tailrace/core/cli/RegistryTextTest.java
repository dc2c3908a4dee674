package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.registry.Entry;
import dev.tailrace.core.registry.RegistryView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTextTest {
    private static final Entry ALIVE = new Entry(7, "squid", "/var/log/代理.log", "10:2a", 4096, 0xABCL, new byte[] {1, 2}, 0,
            1_700_000_000_000L);
    private static final Entry GONE = new Entry(8, "squid", "C:\\logs\\a.log", "", 0, 0, new byte[0], 1_700_086_400_000L,
            1_700_000_000_000L);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RegistryText text = new RegistryText(new PrintStream(out, true, StandardCharsets.UTF_8));

    private String written() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void tableHasALineForEachEntryAndSaysWhatIsGone() {
        text.table(List.of(ALIVE, GONE));

        assertThat(written()).isEqualTo("""
                INPUT                GENERATION   DELIVERED TO  MOVED                    PATH
                squid                         7           4096  2023-11-14T22:13:20Z     /var/log/代理.log
                squid                         8              0  2023-11-14T22:13:20Z     C:\\logs\\a.log (gone)
                """);
    }

    @Test
    void nameThatCommandsTerminalsIsShownAsItsEscapes() {
        text.table(List.of(new Entry(9, "squid", "a\n\u001b[2J.log", "", 0, 0, new byte[0], 0, 1_700_000_000_000L)));

        assertThat(written()).endsWith("  a\\n\\u001b[2J.log\n");
    }

    @Test
    void arrayHasAnObjectForEachEntry() {
        text.array(List.of(ALIVE, GONE));

        assertThat(written()).isEqualTo("""
                [{"input":"squid","generation":7,"path":"/var/log/代理.log","identity":"10:2a","offset":4096,\
                "changed_at":"2023-11-14T22:13:20Z"},\
                {"input":"squid","generation":8,"path":"C:\\\\logs\\\\a.log","identity":"","offset":0,\
                "changed_at":"2023-11-14T22:13:20Z","forget_at":"2023-11-15T22:13:20Z"}]
                """);
    }

    @Test
    void exportHasAllThatIsRemembered() {
        text.whole(new RegistryView.Readable("0123abcd", List.of(ALIVE), Map.of("archive", Map.of("length", "17")), List.of()));

        assertThat(written()).isEqualTo("""
                {"epoch":"0123abcd","entries":[{"input":"squid","generation":7,"path":"/var/log/代理.log","identity":"10:2a","offset":4096,\
                "changed_at":"2023-11-14T22:13:20Z","guard":"abc","note":"AQI="}],"marks":{"archive":{"length":"17"}}}
                """);
    }
}
