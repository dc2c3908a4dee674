package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.fuzz.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whatever lies where Filebeat's registry should: positions, or a message that it is none. */
public final class FilebeatRegistryProperties {
    private static final String STATE = "{\"k\":\"filebeat::logs::native::361-2055\",\"v\":{\"offset\":10,\"source\":\"/var/log/a.log\"}}";

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try (Scratch scratch = new Scratch()) {
            for (String name : new String[] {"log.json", "data.json", "1.json", "99999999999999999999.json"}) {
                Path folder = scratch.folder(name);
                Files.writeString(folder.resolve("meta.json"), "{}");
                Files.write(folder.resolve(name), input);
                try {
                    FilebeatRegistry.read(folder);
                } catch (IOException told) {
                    continue;
                }
            }
        }
    }

    @Test
    void anyRegistryIsReadOrRefused() {
        Campaign.of(FilebeatRegistryProperties.class,
                        "{\"op\":\"set\",\"id\":1}\n" + STATE + "\n{\"op\":\"remove\",\"id\":2}\n{\"k\":\"x\"}\n",
                        "[{\"_key\":\"filestream::my::fingerprint::ab12\",\"cursor\":{\"offset\":7},\"meta\":{\"source\":\"/a\"}},"
                                + "{\"_key\":\"filestream::my::growing_fingerprint::ab12\",\"cursor\":{\"offset\":7},\"meta\":{\"source\":\"/a\"}},"
                                + "{\"_key\":\"filestream::my::inode_marker::7-m\",\"cursor\":{\"offset\":7},\"meta\":{\"source\":\"/a\"}}]",
                        "[{\"source\":\"/a\",\"offset\":1,\"FileStateOS\":{\"idxhi\":1,\"idxlo\":2,\"vol\":3}}]")
                .words("::native::", "::path::", "::inode_marker::-", "::growing_fingerprint::", "::fingerprint::", "filestream::", "null", "{}", "[]", "1e9", "-")
                .against(FilebeatRegistryProperties::fuzzerTestOneInput, 150);
    }
}
