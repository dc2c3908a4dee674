package dev.tailrace.core.setup;

import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;

/** Where the control page, metrics and health are served. */
public record HttpConfig(boolean enabled, String host, int port) {
    static final Key<Boolean> ENABLED = Key.bool("enabled").or("true").doc("Serve status page, metrics and health.");
    static final Key<String> HOST = Key.string("host").or("127.0.0.1").doc("Address to listen on.");
    static final Key<Integer> PORT = Key.integer("port", 0, 65535).or("5066").doc("Port to listen on; 0: any free one.");
    static final Section SECTION = Section.of("http", ENABLED, HOST, PORT);

    static HttpConfig of(Settings settings) {
        return new HttpConfig(settings.get(ENABLED), settings.get(HOST), settings.get(PORT));
    }
}
