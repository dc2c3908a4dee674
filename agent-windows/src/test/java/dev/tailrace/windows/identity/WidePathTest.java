package dev.tailrace.windows.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidePathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C:\\squid\\var\\logs\\access.log     | \\\\?\\C:\\squid\\var\\logs\\access.log
            C:/squid/var/logs/access.log         | \\\\?\\C:\\squid\\var\\logs\\access.log
            C:\\logs\\nul                        | \\\\?\\C:\\logs\\nul
            \\\\srv\\share\\access.log           | \\\\?\\UNC\\srv\\share\\access.log
            //srv/share/access.log               | \\\\?\\UNC\\srv\\share\\access.log
            \\\\?\\C:\\logs\\access.log          | \\\\?\\C:\\logs\\access.log
            \\\\?\\UNC\\srv\\share\\access.log   | \\\\?\\UNC\\srv\\share\\access.log
            \\\\.\\pipe\\squid                   | \\\\.\\pipe\\squid
            """)
    void pathsGetThePrefixThatLiftsTheLimits(String path, String wide) {
        assertThat(WidePath.of(path)).isEqualTo(wide);
    }
}
