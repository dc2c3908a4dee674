package dev.tailrace.inputs.file.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.fuzz.Campaign;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any glob is read or refused, in bounded time, and so is its matching of any path. */
public final class GlobProperties {
    /** A glob, and a path behind its first line end. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] both = (new String(input, StandardCharsets.UTF_8) + '\n').split("\n", 2);
        for (PathStyle style : PathStyle.values()) {
            List<Glob> globs;
            try {
                globs = Glob.parse(both[0], style, true);
            } catch (IllegalArgumentException told) {
                assertThat(told.getMessage()).isNotBlank();
                continue;
            }
            globs.forEach(glob -> glob.matches(both[1], style));
        }
    }

    @Test
    void everyGlobIsReadOrRefused() {
        Campaign.of(GlobProperties.class,
                        "/var/log/**/access.log*\n/var/log/a/b/access.log.1", "C:\\logs\\[!a-c]?{x,y}*.log\nc:\\LOGS\\dzz.log", "/a*a*a*a*a*a*a*a*a*b\n/" + "a".repeat(200))
                .words("**", "*", "{", "}", ",", "[", "]", "[!", "\\", "/", "\\\\server\\share\\", "{a,{b,c}}", "?", "..", "\0", "{,,,,}", "-")
                .against(GlobProperties::fuzzerTestOneInput, 1500);
    }
}
