package dev.tailrace.core.movein.filebeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.movein.ReadFile;
import dev.tailrace.core.movein.ReadFile.Mark;
import dev.tailrace.core.platform.FileKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilebeatRegistryTest {
    private static final String LOG = """
            {"k":"filebeat::logs::native::361-2055","v":{"id":"native::361-2055","prev_id":"","offset":%d,"source":"/var/log/a.log",\
            "FileStateOS":{"inode":361,"device":2055},"identifier_name":"native","ttl":-1,"type":"log","timestamp":[1,2]}}
            """.strip();

    @TempDir
    Path data;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectories(data.resolve("registry/filebeat"));
        Files.writeString(folder.resolve("meta.json"), "{\"version\":\"1\"}");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static ReadFile log(long offset) {
        return new ReadFile("", new Mark.OfSystem(new FileKey(2055, 0, 361)), "/var/log/a.log", offset);
    }

    @Test
    void theLastOperationCounts() throws IOException {
        write("log.json", "{\"op\":\"set\",\"id\":1}\n" + LOG.formatted(10) + "\n{\"op\":\"set\",\"id\":2}\n" + LOG.formatted(20) + '\n');
        assertThat(FilebeatRegistry.read(data)).containsExactly(log(20));
        assertThat(FilebeatRegistry.read(data.resolve("registry"))).containsExactly(log(20));
        assertThat(FilebeatRegistry.read(folder)).containsExactly(log(20));
    }

    @Test
    void operationsBeforeTheSnapshotAreOldAndThoseAfterItNew() throws IOException {
        write("9.json", "[" + snapshot(5) + "]");
        write("10.json", "[" + snapshot(50) + "]");
        write("log.json", "{\"op\":\"set\",\"id\":10}\n" + LOG.formatted(1) + '\n');
        assertThat(FilebeatRegistry.read(data)).containsExactly(log(50));
        write("log.json", "{\"op\":\"set\",\"id\":11}\n" + LOG.formatted(60) + '\n');
        assertThat(FilebeatRegistry.read(data)).containsExactly(log(60));
        write("log.json", "{\"op\":\"remove\",\"id\":11}\n{\"k\":\"filebeat::logs::native::361-2055\"}\n");
        assertThat(FilebeatRegistry.read(data)).isEmpty();
    }

    private static String snapshot(long offset) {
        return LOG.formatted(offset).replace("{\"k\":", "{\"_key\":").replace("\"v\":{", "").replaceAll("}}$", "}");
    }

    @Test
    void aTornLogEndsWhereItIsTorn() throws IOException {
        String whole = "{\"op\":\"set\",\"id\":1}\n" + LOG.formatted(10) + '\n';
        for (String torn : new String[] {"{\"op\":\"set\",\"id\":2}\n" + LOG.formatted(20).substring(0, 40), "{\"op\":\"se", "\0\0\0\0\n\0\0\n"}) {
            write("log.json", whole + torn);
            assertThat(FilebeatRegistry.read(data)).as(torn).containsExactly(log(10));
        }
        write("log.json", whole + "{\"op\":\"set\",\"id\":3}\n" + LOG.formatted(30) + '\n');
        assertThat(FilebeatRegistry.read(data)).as("an operation is missing").containsExactly(log(10));
    }

    @Test
    void allIdentitiesOfFilestreamAreKnown() throws IOException {
        StringBuilder log = new StringBuilder();
        String[] keys = {"filestream::web::native::361-2055", "filestream::a::b::path::/var/log/a.log", "filestream::fp::fingerprint::00ff",
            "filestream::gf::growing_fingerprint::6162", "filestream::m::inode_marker::361-COFFEE", "filestream::w::native::1-2-99",
            "winlog::Security", "filestream::never::native::1-1"};
        for (int i = 0; i < keys.length; i++) {
            String cursor = keys[i].contains("never") ? "null" : "{\"offset\":" + (i + 1) + "}";
            log.append("{\"op\":\"set\",\"id\":").append(i + 1).append("}\n{\"k\":\"").append(keys[i])
                    .append("\",\"v\":{\"cursor\":").append(cursor).append(",\"meta\":{\"source\":\"/var/log/a.log\"},\"ttl\":0,\"updated\":[1,2]}}\n");
        }
        write("log.json", log.toString());
        assertThat(FilebeatRegistry.read(data)).containsExactly(
                new ReadFile("web", new Mark.OfSystem(new FileKey(2055, 0, 361)), "/var/log/a.log", 1),
                new ReadFile("a::b", new Mark.OfPath("/var/log/a.log"), "/var/log/a.log", 2),
                new ReadFile("fp", new Mark.Hashed("00ff"), "/var/log/a.log", 3),
                new ReadFile("gf", new Mark.Begun("6162"), "/var/log/a.log", 4),
                new ReadFile("m", new Mark.OfSystem(new FileKey(0, 0, 361)), "/var/log/a.log", 5),
                new ReadFile("w", new Mark.OfSystem(new FileKey(99, 0, (1L << 32) + 2)), "/var/log/a.log", 6));
    }

    @Test
    void oldRegistriesAreOneArray() throws IOException {
        String states = "[{\"source\":\"/var/log/a.log\",\"offset\":7,\"FileStateOS\":{\"inode\":361,\"device\":2055}}]";
        write("data.json", states);
        assertThat(FilebeatRegistry.read(data)).containsExactly(log(7));
        Path old = Files.writeString(data.resolve("old"), states);
        assertThat(FilebeatRegistry.read(old)).containsExactly(log(7));
    }

    @Test
    void whereThereIsNoneItSaysWhereItMostlyIs() {
        assertThatThrownBy(() -> FilebeatRegistry.read(data.resolve("nothing"))).isInstanceOf(IOException.class).hasMessageContaining("/var/lib/filebeat");
    }
}
