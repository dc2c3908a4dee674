package dev.tailrace.core.processors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextCacheTest {
    private final TextCache<String> cache = new TextCache<>(100);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String get(TextCache.View<String> view, String text) {
        return view.get(bytes("##" + text + "#"), 2, bytes(text).length);
    }

    @Test
    void aTextIsKnownWhereverItStandsAndToEveryWorker() {
        TextCache.View<String> one = cache.view();
        assertThat(get(one, "curl")).isNull();
        one.put("a tool");

        assertThat(get(one, "curl")).isEqualTo("a tool");
        assertThat(get(cache.view(), "curl")).isEqualTo("a tool");
        assertThat(get(one, "curls")).isNull();
        assertThat(get(one, "cur")).isNull();
    }

    @Test
    void whatIsKeptIsTheCachesOwn() {
        byte[] arena = bytes("curl");
        TextCache.View<String> view = cache.view();
        assertThat(view.get(arena, 0, 4)).isNull();
        view.put("a tool");
        arena[0] = 'x';

        assertThat(get(view, "curl")).isEqualTo("a tool");
        assertThat(get(view, "xurl")).isNull();
    }

    @Test
    void aValueIsMadeOnce() {
        TextCache.View<String> view = cache.view();
        byte[] text = bytes("10.0.0.7");

        assertThat(view.get(text, 0, text.length, () -> "made")).isEqualTo("made");
        assertThat(cache.view().get(text, 0, text.length, () -> "again")).isEqualTo("made");
    }

    @Test
    void itKeepsABoundedNumber() {
        TextCache.View<String> view = cache.view();
        int kept = 0;
        for (int i = 0; i < 1000; i++) {
            get(view, "text " + i);
            view.put("value");
        }
        for (int i = 0; i < 1000; i++) {
            kept += get(view, "text " + i) == null ? 0 : 1;
        }

        assertThat(kept).isBetween(1, 100);
    }
}
