package dev.tailrace.outputs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class BulkUrlsTest {
    private static final HttpUrl ONE = HttpUrl.get("http://es1:9200");
    private static final HttpUrl TWO = HttpUrl.get("https://proxy/elastic");
    private static final String FILTER = "?filter_path=errors,items.*.error,items.*.status";

    @Test
    void eachHostHasOneThatStaysWhileTheIndexDoes() {
        BulkUrls urls = new BulkUrls("");
        HttpUrl one = urls.of(ONE, "logs");
        assertThat(one).hasToString("http://es1:9200/logs/_bulk" + FILTER);
        assertThat(urls.of(TWO, "logs")).hasToString("https://proxy/elastic/logs/_bulk" + FILTER);
        assertThat(urls.of(ONE, "logs")).isSameAs(one);
    }

    @Test
    void anotherIndexIsAnotherUrl() {
        BulkUrls urls = new BulkUrls("p/1");
        assertThat(urls.of(ONE, "logs-1")).hasToString("http://es1:9200/logs-1/_bulk" + FILTER + "&pipeline=p%2F1");
        assertThat(urls.of(ONE, null)).hasToString("http://es1:9200/_bulk" + FILTER + "&pipeline=p%2F1");
        assertThat(urls.of(ONE, "logs-2")).hasToString("http://es1:9200/logs-2/_bulk" + FILTER + "&pipeline=p%2F1");
        assertThat(urls.of(ONE, "logs-1")).hasToString("http://es1:9200/logs-1/_bulk" + FILTER + "&pipeline=p%2F1");
    }
}
