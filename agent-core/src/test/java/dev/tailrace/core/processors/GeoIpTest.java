package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.processors.geo.MmdbFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoIpTest {
    private static final Map<String, Object> LONDON = Map.of(
            "continent", Map.of("code", "EU", "names", Map.of("en", "Europe", "de", "Europa")),
            "country", Map.of("iso_code", "GB", "names", Map.of("en", "United Kingdom", "de", "Vereinigtes Königreich")),
            "subdivisions", List.of(Map.of("iso_code", "ENG", "names", Map.of("en", "England"))),
            "city", Map.of("names", Map.of("en", "London", "zh-CN", "伦敦")),
            "postal", Map.of("code", "EC1A"),
            "location", Map.of("latitude", 51.5, "longitude", -0.1, "time_zone", "Europe/London"));

    @TempDir
    Path folder;

    private Path city;

    @BeforeEach
    void write() throws IOException {
        city = new MmdbFile()
                .put("81.2.69.0/24", LONDON)
                .put("2a02:cf40::/29", Map.of("country", Map.of("iso_code", "NO")))
                .write(folder.resolve("city.mmdb"));
    }

    private OneEvent located(String address, String more) {
        return new OneEvent("x").set("source.ip", address).run("- geoip: {database: '" + city + "'" + more + '}');
    }

    @Test
    void anAddressBecomesAPlace() {
        OneEvent event = located("81.2.69.142", "");

        assertThat(event.document().at("/source/geo")).hasToString("""
                {"continent_code":"EU","continent_name":"Europe","country_iso_code":"GB","country_name":"United Kingdom",\
                "region_iso_code":"GB-ENG","region_name":"England","city_name":"London","postal_code":"EC1A",\
                "timezone":"Europe/London","location":{"lat":51.5,"lon":-0.1}}""");
        assertThat(event.tags()).isEmpty();
    }

    @Test
    void ipv6AndIpv4WrittenAsIpv6AreFoundToo() {
        assertThat(located("2a02:cf41::1", "").get("source.geo.country_iso_code")).isEqualTo("NO");
        assertThat(located("::ffff:81.2.69.1", "").get("source.geo.city_name")).isEqualTo("London");
    }

    @Test
    void anUnknownAddressGetsNothingAndATextThatIsNoneFails() {
        OneEvent unknown = located("10.1.2.3", "");
        assertThat(unknown.document().at("/source").size()).isEqualTo(1);
        assertThat(unknown.tags()).isEmpty();

        assertThat(located("example.org", "").tags()).containsExactly("_geoip_failure");
        assertThat(new OneEvent("x").run("- geoip: {database: '" + city + "'}").tags()).containsExactly("_geoip_failure");
        assertThat(new OneEvent("x").run("- geoip: {ignore_missing: true, database: '" + city + "'}").tags()).isEmpty();
    }

    @Test
    void severalDatabasesAddUpAndNamesComeInTheLanguageAskedFor() throws IOException {
        Path networks = new MmdbFile()
                .put("81.2.64.0/18", Map.of("autonomous_system_number", 20712L, "autonomous_system_organization", "Andrews & Arnold"))
                .write(folder.resolve("asn.mmdb"));

        OneEvent event = new OneEvent("x").set("client.ip", "81.2.69.142")
                .run("- geoip: {field: client.ip, target: where, language: de, in_memory: true, database: ['" + city + "', '" + networks + "']}");

        assertThat(event.get("where.geo.country_name")).isEqualTo("Vereinigtes Königreich");
        assertThat(event.get("where.geo.city_name")).isNull();
        assertThat(event.get("where.as.number")).isEqualTo("20712");
        assertThat(event.get("where.as.organization.name")).isEqualTo("Andrews & Arnold");
    }

    @Test
    void aReplacedFileIsNoticedAndADamagedOneLeavesWhatWasThere() throws IOException {
        Fields fields = new Fields();
        ProcessorChain chain = OneEvent.chain(fields, "- geoip: {database: '" + city + "'}");
        assertThat(country(chain, fields, 0)).isEqualTo("GB");

        Path fresh = new MmdbFile().put("81.2.69.0/24", Map.of("country", Map.of("iso_code", "FR"))).write(folder.resolve("new"));
        Files.move(fresh, city, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(country(chain, fields, 59)).isEqualTo("GB");
        assertThat(country(chain, fields, 61)).isEqualTo("FR");

        Path damaged = Files.writeString(folder.resolve("new"), "no database");
        Files.move(damaged, city, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(country(chain, fields, 122)).isEqualTo("FR");
    }

    private static String country(ProcessorChain chain, Fields fields, int seconds) {
        OneEvent event = new OneEvent(fields, "x").set("source.ip", "81.2.69.142");
        Event cursor = event.event();
        cursor.batch().readAt(OneEvent.READ_AT + seconds * 1_000_000_000L);
        chain.process(cursor);
        return event.get("source.geo.country_iso_code");
    }

    @Test
    void filesThatCannotBeUsedAreMistakesWithAPlace() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no database");

        assertThat(OneEvent.problems("- geoip: {database: /nowhere/x.mmdb}"))
                .containsExactly("test:1:21: there is no file /nowhere/x.mmdb");
        assertThat(OneEvent.problems("- geoip: {database: '" + text + "'}"))
                .singleElement().asString().startsWith("test:1:21: " + text + " is no database in MaxMind's format");
        assertThat(OneEvent.problems("- geoip: {}")).singleElement().asString().contains("'database' is missing");
    }
}
