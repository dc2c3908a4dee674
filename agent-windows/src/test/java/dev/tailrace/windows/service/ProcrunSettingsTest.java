package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.ServiceManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcrunSettingsTest {
    @TempDir
    Path home;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/jvm.options"), "# why\n-XX:+UseSerialGC\n\n-Xms16m\n");
    }

    @Test
    void optionsAreThoseOfTheLauncherOneByOne() throws IOException {
        Path lib = home.resolve("lib");

        assertThat(settings(Optional.empty())).contains("--JvmOptions=-XX:+UseSerialGC#-Xms16m#-Xmx72m#-Djava.io.tmpdir=data#'--module-path=" + lib
                + ';' + lib.resolve("windows") + "'#--add-modules=dev.tailrace.core#--enable-native-access=com.sun.jna");
    }

    @Test
    void stopCallsTheEntryThatDrainsAndGivesItTime() throws IOException {
        assertThat(settings(Optional.empty()))
                .startsWith("//IS//Tailrace")
                .contains("--StopMode=jvm", "--StopClass=dev/tailrace/core/cli/Service", "--StopMethod=stop", "--StopTimeout=30", "--Startup=delayed");
    }

    @Test
    void withoutAnAccountItIsTheSystems() throws IOException {
        assertThat(settings(Optional.empty())).contains("--ServiceUser=LocalSystem").noneMatch(argument -> argument.contains("Password"));
        assertThat(settings(Optional.of("NT SERVICE\\Tailrace"))).contains("--ServiceUser=NT SERVICE\\Tailrace");
    }

    @Test
    void dataIsForAdministratorsTheSystemAndTheAccountAlone() {
        assertThat(DataDirectory.command(Path.of("data"), Optional.of("NT SERVICE\\Tailrace")))
                .endsWith(
                        "data",
                        "/inheritance:r",
                        "/grant:r",
                        "*S-1-5-18:(OI)(CI)F",
                        "*S-1-5-32-544:(OI)(CI)F",
                        "NT SERVICE\\Tailrace:(OI)(CI)M");
        assertThat(DataDirectory.command(Path.of("data"), Optional.empty())).endsWith("*S-1-5-32-544:(OI)(CI)F");
    }

    private List<String> settings(Optional<String> account) throws IOException {
        ServiceManager.Plan plan = new ServiceManager.Plan(home, Path.of("tailrace.yml"), Path.of("data"), 72, account, Optional.empty());
        return new ProcrunSettings(plan).arguments("//IS//");
    }
}
