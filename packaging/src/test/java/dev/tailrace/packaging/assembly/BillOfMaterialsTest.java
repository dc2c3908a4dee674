package dev.tailrace.packaging.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BillOfMaterialsTest {
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String SHA256_OF_ABCD = "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589";
    private static final String JONI = "   org.jruby.joni:joni:jar:2.2.9:compile:";
    private final Notice notice = new Notice(Map.of("joni", new Notice.Work("MIT", "https://github.com/jruby/joni", "")));

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(folder.resolve("some.jar"), "abc");
    }

    private BillOfMaterials of(String... lines) throws IOException {
        return of(folder, notice, lines);
    }

    private BillOfMaterials of(Path shipped, Notice notice, String... lines) throws IOException {
        return BillOfMaterials.of(Files.writeString(folder.resolve("list"), String.join("\n", lines)), List.of(folder.resolve("windows"), shipped), notice);
    }

    @Test
    void aLineIsAPartWhateverStandsBehindTheFile() throws IOException {
        BillOfMaterials bill = of(
                "", "The following files have been resolved:",
                "   org.jruby.joni:joni:jar:2.2.9:compile:" + jar + " -- module org.jruby.joni",
                "   dev.tailrace:agent-core:jar:0.1.0:runtime:" + jar + " -- module dev.tailrace.core (auto)",
                "   org.jruby.joni:joni:jar:2.3:runtime:" + jar);

        assertThat(bill.parts()).extracting(BillOfMaterials.Part::purl).containsExactly(
                "pkg:maven/org.jruby.joni/joni@2.2.9?type=jar",
                "pkg:maven/dev.tailrace/agent-core@0.1.0?type=jar",
                "pkg:maven/org.jruby.joni/joni@2.3?type=jar");
        assertThat(bill.parts()).allMatch(part -> part.sha256().equals(SHA256_OF_ABC));
        assertThat(bill.json("1", "2026-11-01T00:00:00Z")).contains("\"licenses\": [{\"expression\": \"MIT\"}]", "\"url\": \"https://github.com/jruby/joni\"");
    }

    @Test
    void aListInColourIsReadAsOneWithout() throws IOException {
        BillOfMaterials bill = of("   org.jruby.joni:joni:jar:2.2.9:compile:" + jar + "\033[36m -- module org.jruby.joni\033[0;1m [auto]\033[m");

        assertThat(bill.parts()).extracting(BillOfMaterials.Part::sha256).containsExactly(SHA256_OF_ABC);
    }

    @Test
    void aWorkThatTheNoticeDoesNotNameEndsTheBuild() {
        assertThatThrownBy(() -> of("   org.example:other:jar:1:runtime:" + jar)).hasMessageContaining("NOTICE does not name other");
    }

    @Test
    void aJarThatWasChangedIsListedWithItsOwnBytesAndWithThoseThatItWasMadeOf() throws IOException {
        Path shipped = changed();
        Notice changes = new Notice(Map.of("joni", new Notice.Work("MIT", "https://github.com/jruby/joni", "a letter more")));

        BillOfMaterials bill = of(shipped, changes, JONI + jar);

        assertThat(bill.parts()).extracting(BillOfMaterials.Part::sha256).containsExactly(SHA256_OF_ABCD);
        JsonNode part = JsonMapper.shared().readTree(bill.json("1", "2026-11-01T00:00:00Z")).at("/components/0");
        assertThat(part.at("/hashes/0/content").stringValue()).isEqualTo(SHA256_OF_ABCD);
        assertThat(part.at("/pedigree/ancestors/0/hashes/0/content").stringValue()).isEqualTo(SHA256_OF_ABC);
        assertThat(part.at("/pedigree/ancestors/0/purl").stringValue()).isEqualTo("pkg:maven/org.jruby.joni/joni@2.2.9?type=jar");
        assertThat(part.at("/pedigree/notes").stringValue()).isEqualTo("a letter more");
    }

    @Test
    void aJarWithoutAChangeHasNoPedigree() throws IOException {
        assertThat(of(JONI + jar).json("1", "2026-11-01T00:00:00Z")).doesNotContain("pedigree");
    }

    @Test
    void aNoticeThatIsNotTrueOfTheBytesEndsTheBuild() throws IOException {
        Path shipped = changed();
        Notice changes = new Notice(Map.of("joni", new Notice.Work("MIT", "https://github.com/jruby/joni", "a letter more")));

        assertThatThrownBy(() -> of(shipped, notice, JONI + jar)).hasMessageContaining("NOTICE says that joni is unchanged");
        assertThatThrownBy(() -> of(folder, changes, JONI + jar)).hasMessageContaining("NOTICE says that joni is changed");
    }

    @Test
    void aJarThatIsListedAndNotShippedEndsTheBuild() {
        assertThatThrownBy(() -> of(folder.resolve("empty"), notice, JONI + jar)).hasMessageContaining("some.jar is listed and not shipped");
    }

    private Path changed() throws IOException {
        Path shipped = Files.createDirectory(folder.resolve("shipped"));
        Files.writeString(shipped.resolve("some.jar"), "abcd");
        return shipped;
    }

    @Test
    void aLicenceThatNobodyKnowsEndsTheBuild() throws IOException {
        Path file = Files.writeString(folder.resolve("NOTICE"), "lib/\n  joni   Own License   https://example.org\n");

        assertThatThrownBy(() -> Notice.of(file)).hasMessageContaining("Own License");
    }

    @Test
    void theNoticeIsReadWhole() throws IOException {
        Map<String, Notice.Work> works = Notice.of(Path.of("../NOTICE")).works();

        assertThat(works).hasSizeGreaterThan(30).containsKeys("joni", "jna-jpms", "Eclipse Temurin (OpenJDK)");
        assertThat(works.get("picocli").changes()).startsWith("class files");
        assertThat(works.get("opensearch-grok").changes()).isEmpty();
    }
}
