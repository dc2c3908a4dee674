package dev.tailrace.core.processors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import ua_parser.DeviceParser;
import ua_parser.OSParser;
import ua_parser.UserAgentParser;

/** Trying few expressions finds what the library finds by trying all of them. */
class ExpressionsTest {
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.9.1", "Wget/1.21.3", "python-requests/2.32.3",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Opera/9.80 (J2ME/MIDP; Opera Mini/9/32.1; U; en) Presto/2.12",
            "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", "Dalvik/2.1.0 (Linux; U; Android 9; HUAWEI VNS-L31 Build/X)", "okhttp/4.9.2",
            "AppleTV11,1/11.1", "Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15", "kube-probe/1.30", "Go-http-client/2.0", "");

    @Test
    void whatIsFoundIsWhatTheLibraryFinds() throws IOException {
        Map<?, ?> regexes;
        try (InputStream in = UserAgentParser.class.getResourceAsStream("regexes.yaml")) {
            regexes = (Map<?, ?>) new Load(LoadSettings.builder().setCodePointLimit(1 << 24).build()).loadFromInputStream(in);
        }
        UserAgentParser agents = UserAgentParser.fromList(list(regexes, "user_agent_parsers"));
        OSParser systems = OSParser.fromList(list(regexes, "os_parsers"));
        DeviceParser devices = DeviceParser.fromList(list(regexes, "device_parsers"));
        Browsers browsers = Browsers.wellKnown(10);
        for (String text : texts()) {
            byte[][] found = browsers.describe(text);
            assertThat(new String(found[0])).as(text).isEqualTo(agents.parse(text).family);
            String system = systems.parse(text).family;
            assertThat(Objects.toString(found[2] == null ? null : new String(found[2]), "Other")).as(text).isEqualTo(system);
            assertThat(new String(found[5])).as(text).isEqualTo(devices.parse(text).family);
        }
    }

    private static List<String> texts() {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>(AGENTS);
        for (int i = 0; i < 150; i++) {
            String one = AGENTS.get(random.nextInt(AGENTS.size()));
            String other = AGENTS.get(random.nextInt(AGENTS.size()));
            String cut = one.substring(0, random.nextInt(one.length() + 1)) + other.substring(random.nextInt(other.length() + 1));
            texts.add(random.nextInt(4) == 0 ? cut.toLowerCase(Locale.ROOT) : cut);
        }
        return texts;
    }

    private static List<Map<String, String>> list(Map<?, ?> regexes, String name) {
        List<Map<String, String>> items = new ArrayList<>();
        for (Object each : (List<?>) regexes.get(name)) {
            Map<String, String> item = new HashMap<>();
            ((Map<?, ?>) each).forEach((key, value) -> item.put(key.toString(), value == null ? null : value.toString()));
            items.add(item);
        }
        return items;
    }
}
