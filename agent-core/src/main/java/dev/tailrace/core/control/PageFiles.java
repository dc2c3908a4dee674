package dev.tailrace.core.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the live page: a fixed table, each read from the program's own jar when it is asked for. They tell nothing of the agent. */
final class PageFiles {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private PageFiles() {}

    /** By path. They need no token: who has none is asked for it by the page. */
    static Map<String, Page> pages() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("/", file("index.html", HTML));
        pages.put("/page/page.css", file("page.css", STYLE));
        pages.put("/page/uPlot.min.css", file("uPlot.min.css", STYLE));
        pages.put("/page/uPlot.iife.min.js", file("uPlot.iife.min.js", SCRIPT));
        pages.put("/page/texts.js", file("texts.js", SCRIPT));
        pages.put("/page/charts.js", file("charts.js", SCRIPT));
        pages.put("/page/page.js", file("page.js", SCRIPT));
        return pages;
    }

    private static Page file(String name, String type) {
        return new Page(Page.Method.GET, true, asked -> new Answer(200, type, read(name)));
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + name, e);
        }
    }
}
