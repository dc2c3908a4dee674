package dev.tailrace.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.platform.ServiceManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void whoDrainsLongerIsGivenMoreTime() throws IOException {
        assertThat(new ProcrunSettings(plan(Optional.empty(), Duration.ofMinutes(2))).arguments("//IS//")).contains("--StopTimeout=135");
    }

    private List<String> settings(Optional<String> account) throws IOException {
        return new ProcrunSettings(plan(account, Duration.ofSeconds(15))).arguments("//IS//");
    }

    private ServiceManager.Plan plan(Optional<String> account, Duration patience) {
        return new ServiceManager.Plan(home, Path.of("tailrace.yml"), Path.of("data"), 72, account, Optional.empty(), patience);
    }
}
