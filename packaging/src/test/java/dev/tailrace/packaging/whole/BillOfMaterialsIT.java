package dev.tailrace.packaging.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials beside what it lists, before the format's own schema, and its licences before what the works say of themselves. */
class BillOfMaterialsIT {
    private static final Path FILE = Site.HOME.resolve("share/tailrace.cdx.json");
    private static final Path REPOSITORY = Path.of(System.getProperty("tailrace.repository"));
    private static final String SCHEMAS = "http://cyclonedx.org/schema/";
    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern LICENCE = Pattern.compile("<license>.*?<name>(.*?)</name>", Pattern.DOTALL);
    /** Words of a licence's name in a POM, for what SPDX calls it. */
    private static final Map<String, String> WORDS = Map.of(
            "Apache-2.0", "apache", "MIT", "mit", "BSD-2-Clause", "bsd", "CC0-1.0", "cc0|public domain",
            "EPL-2.0", "epl|eclipse", "LGPL-2.1-only", "lgpl|lesser", "LGPL-2.1-or-later", "lgpl|lesser");

    private static JsonNode bill() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(FILE));
    }

    @Test
    void listsEveryJarWithItsVersionAndItsBytes() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        bill().path("components").forEach(part -> listed.put(
                part.path("name").stringValue() + '-' + part.path("version").stringValue() + ".jar", part.at("/hashes/0/content").stringValue()));
        Map<String, String> shipped = new TreeMap<>();
        for (String folder : List.of("lib", "lib/windows")) {
            try (Stream<Path> files = Files.list(Site.HOME.resolve(folder))) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    shipped.put(jar.getFileName().toString(), sha256(jar));
                }
            }
        }
        assertThat(listed).isEqualTo(shipped).hasSizeGreaterThan(30);
    }

    /** Whoever looks a jar's bytes up finds those that its makers published: as the jar's own, or as those it was made of. */
    @Test
    void namesThePublishedBytesOfEveryWork() throws Exception {
        List<String> changed = new ArrayList<>();
        for (JsonNode part : bill().path("components")) {
            String group = part.path("group").stringValue();
            if (group.equals("dev.tailrace")) {
                continue;
            }
            JsonNode published = part.has("pedigree") ? part.at("/pedigree/ancestors/0") : part;
            String name = part.path("name").stringValue();
            assertThat(published.at("/hashes/0/content").stringValue()).as(name)
                    .isEqualTo(sha256(repositoryFile(group, name, part.path("version").stringValue(), ".jar")));
            if (part.has("pedigree")) {
                changed.add(name);
            }
        }
        assertThat(changed).containsExactly("picocli", "annotations");
    }

    private static String sha256(Path jar) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    }

    @Test
    void isWhatTheFormatAsksFor() throws IOException {
        Map<String, String> schemas = Stream.of("bom-1.6.schema.json", "spdx.schema.json", "jsf-0.82.schema.json")
                .collect(Collectors.toMap(name -> SCHEMAS + name, BillOfMaterialsIT::resource));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
                .getSchema(schemas.get(SCHEMAS + "bom-1.6.schema.json"), InputFormat.JSON);

        assertThat(schema.validate(Files.readString(FILE), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{}]}", InputFormat.JSON)).isNotEmpty();
    }

    private static String resource(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The licences that the notice gives, and the bill with it, are among those that a work's POM, or its parent's, names. */
    @Test
    void licencesAreThoseThatTheWorksName() throws IOException {
        for (JsonNode part : bill().path("components")) {
            String group = part.path("group").stringValue();
            if (group.equals("dev.tailrace")) {
                continue;
            }
            List<String> named = licences(group, part.path("name").stringValue(), part.path("version").stringValue());
            for (String licence : part.at("/licenses/0/expression").stringValue().split(" OR ")) {
                Pattern words = Pattern.compile(WORDS.get(licence), Pattern.CASE_INSENSITIVE);
                assertThat(named).as("%s: %s", part.path("purl").stringValue(), licence).anyMatch(name -> words.matcher(name).find());
            }
        }
    }

    private static List<String> licences(String group, String name, String version) throws IOException {
        String xml = Files.readString(repositoryFile(group, name, version, ".pom"));
        List<String> named = LICENCE.matcher(xml).results().map(found -> found.group(1)).toList();
        Matcher parent = PARENT.matcher(xml);
        return named.isEmpty() && parent.find()
                ? licences(element(parent.group(), "groupId"), element(parent.group(), "artifactId"), element(parent.group(), "version"))
                : named;
    }

    private static Path repositoryFile(String group, String name, String version, String ending) {
        return REPOSITORY.resolve(group.replace('.', '/')).resolve(name).resolve(version).resolve(name + '-' + version + ending);
    }

    private static String element(String xml, String name) {
        Matcher found = Pattern.compile('<' + name + ">(.*?)</" + name + '>').matcher(xml);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1).strip();
    }
}
