package dev.tailrace.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    private static String file(String path) throws InterruptedException {
        Page page = PageFiles.pages().get(path);
        return new String(page.maker().answer(new Asked("", new byte[0])).body(), StandardCharsets.UTF_8);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void whatThePageNamesIsThere() throws InterruptedException {
        Set<String> named = found("(?:src|href)=\"(/[^\"]*)\"", file("/"));
        assertThat(PageFiles.pages().keySet()).containsAll(named).hasSize(named.size() + 1);
        for (String path : PageFiles.pages().keySet()) {
            assertThat(file(path)).as(path).isNotBlank();
            assertThat(file(path).replaceFirst("https://github.com/leeoniya/uPlot", "")).as(path).doesNotContain("http://", "https://");
        }
        assertThat(file("/")).doesNotContain("<style", " style=", "onclick").doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void bothLanguagesSayAllThatThePageSaysAndNothingElse() throws InterruptedException {
        Set<String> used = found("data-text=\"(\\w+)\"", file("/"));
        String scripts = file("/page/page.js") + file("/page/charts.js");
        used.addAll(found("text\\('(\\w+)'", scripts));
        used.addAll(Set.of("light", "dark", "unwatched", "noTraffic", "well", "unwell", "recent", "firing", "still", "recovered"));
        String texts = file("/page/texts.js");
        String english = texts.substring(texts.indexOf("en: {"), texts.indexOf("zh: {"));
        String chinese = texts.substring(texts.indexOf("zh: {"));
        assertThat(found("(?:[{,]|\\n)\\s*(\\w+): '", english)).containsExactlyElementsOf(used);
        assertThat(found("(?:[{,]|\\n)\\s*(\\w+): '", chinese)).containsExactlyElementsOf(used);
    }
}
