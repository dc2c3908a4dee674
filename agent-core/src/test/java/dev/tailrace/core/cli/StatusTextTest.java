package dev.tailrace.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusTextTest {
    private static String text(String status) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StatusText(new PrintStream(out, true, StandardCharsets.UTF_8)).write(JsonMapper.shared().readTree(status));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatProcessorsCouldNotWorkOnIsSaidWithItsPlace() {
        assertThat(text("{\"inputs\":[{\"id\":\"web\",\"failed_at\":{\"grok (t.yml:7)\":12}}]}")).contains("  12 events are tagged, as grok (t.yml:7) could not work on them");
    }

    @Test
    void alertsAreShownIfThereAreAny() {
        String alerts = """
                {"rules":[{"name":"errors","level":"critical","active_groups":1,"told":2}],
                 "notifiers":[{"name":"ops","messages":3,"failures":1,"waiting_alarms":1,"trouble":"550 no"}]}
                """;
        assertThat(text("{\"alerts\":" + alerts + "}"))
                .contains("alert errors (critical): exceeded by 1 group(s) now, told 2 times")
                .contains("notifier ops: 3 messages taken, 1 failed, 1 alarms wait: 550 no");
        assertThat(text("{\"alerts\":{\"rules\":[],\"notifiers\":[]}}")).doesNotContain("alert", "notifier");
    }
}
