package dev.tailrace.outputs.elasticsearch;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;

/** Where bulks are posted: one URL for each host, made anew only when the index is another one. Used by one thread at a time. */
final class BulkUrls {
    private static final String FILTER = "errors,items.*.error,items.*.status";

    private final String pipeline;
    private final Map<HttpUrl, HttpUrl> made = new HashMap<>();
    private String index;

    /** @param pipeline that events go through; empty: none */
    BulkUrls(String pipeline) {
        this.pipeline = pipeline;
    }

    /** @param index that all events go to; null: the body names it for each */
    HttpUrl of(HttpUrl host, String index) {
        if (!Objects.equals(index, this.index)) {
            made.clear();
            this.index = index;
        }
        HttpUrl url = made.get(host);
        if (url == null) {
            url = make(host);
            made.put(host, url);
        }
        return url;
    }

    private HttpUrl make(HttpUrl host) {
        HttpUrl.Builder url = host.newBuilder();
        if (index != null) {
            url.addPathSegment(index);
        }
        url.addPathSegment("_bulk").addEncodedQueryParameter("filter_path", FILTER);
        if (!pipeline.isEmpty()) {
            url.addQueryParameter("pipeline", pipeline);
        }
        return url.build();
    }
}
