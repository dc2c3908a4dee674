package dev.tailrace.core.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.processors.geo.MmdbFile;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only some configurations need is loaded by those only. */
class LoadedClassesTest {
    private static final String[] LIBRARIES = {"ua_parser.", "com.maxmind.", "com.github.benmanes.caffeine."};

    /** Loads the agent and its libraries anew and notes which classes of libraries were asked for. */
    private static final class Fresh extends URLClassLoader {
        private final Set<String> libraries = new ConcurrentSkipListSet<>();

        Fresh() {
            super(
                    ModuleLayer.boot().configuration().modules().stream()
                            .flatMap(module -> module.reference().location().stream())
                            .filter(location -> location.getScheme().equals("file"))
                            .map(Fresh::url)
                            .toArray(URL[]::new),
                    // Not the platform's loader: that knows the modules of the path too, and would hand out the classes that are loaded.
                    null);
        }

        private static URL url(URI location) {
            try {
                return location.toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (String library : LIBRARIES) {
                if (name.startsWith(library)) {
                    libraries.add(library);
                }
            }
            return super.findClass(name);
        }

        /** Compiles a configuration's processors, as the agent does, and makes a worker's chain; the libraries of which classes were loaded. */
        Set<String> loadedBy(String yaml) throws ReflectiveOperationException {
            Class<?> fields = loadClass("dev.tailrace.core.batch.Fields");
            Class<?> problems = loadClass("dev.tailrace.core.config.Problems");
            Class<?> node = loadClass("dev.tailrace.core.config.Node");
            Class<?> location = loadClass("dev.tailrace.core.config.Location");
            Class<?> preset = loadClass("dev.tailrace.core.processors.ProcessorCatalog$Preset");
            Class<?> catalog = loadClass("dev.tailrace.core.processors.ProcessorCatalog");
            Object found = problems.getConstructor().newInstance();
            Object list = loadClass("dev.tailrace.core.config.Yaml")
                    .getMethod("parse", String.class, String.class, problems)
                    .invoke(null, "test", yaml, found);
            Object plan = catalog.getMethod("compile", preset, node, fields, problems)
                    .invoke(
                            catalog.getMethod("standard").invoke(null),
                            preset.getConstructor(String.class, location, node).newInstance("nginx", null, null),
                            list,
                            fields.getConstructor().newInstance(),
                            found);
            assertThat(problems.getMethod("all").invoke(found)).asString().isEqualTo("[]");
            plan.getClass().getMethod("instantiate").invoke(plan);
            return libraries;
        }
    }

    private static Set<String> loadedBy(String yaml) throws IOException, ReflectiveOperationException {
        try (Fresh fresh = new Fresh()) {
            return fresh.loadedBy(yaml);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void aPresetAndOrdinaryProcessorsLoadNoneOfThem() throws IOException, ReflectiveOperationException {
        assertThat(loadedBy("[drop_event: {when: {equals: {http.response.status_code: 204}}}, sample: {one_in: 2}, detect_attacks: {}]"))
                .isEmpty();
    }

    @Test
    void eachLoadsItsOwn(@TempDir Path folder) throws IOException, ReflectiveOperationException {
        Path database = new MmdbFile()
                .put("81.2.69.0/24", Map.of("country", Map.of("iso_code", "GB")))
                .write(folder.resolve("x.mmdb"));

        assertThat(loadedBy("- user_agent: {}")).containsExactlyInAnyOrder(
                "ua_parser.", "com.github.benmanes.caffeine.");
        assertThat(loadedBy("- geoip: {database: '" + database + "'}"))
                .containsExactlyInAnyOrder("com.maxmind.", "com.github.benmanes.caffeine.");
        assertThat(loadedBy("- rate_limit: {limit: 10/s, fields: [client.ip]}")).containsExactly("com.github.benmanes.caffeine.");
    }
}
