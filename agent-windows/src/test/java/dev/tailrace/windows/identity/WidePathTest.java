package dev.tailrace.windows.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidePathTest {
    private static final String LONG_TAIL = "\\directory".repeat(30) + "\\access.log";

    @Test
    void shortPathsStayAsTheyAre() {
        assertThat(WidePath.of("C:\\squid\\var\\logs\\access.log")).isEqualTo("C:\\squid\\var\\logs\\access.log");
    }

    @Test
    void longPathsGetThePrefixThatLiftsTheLimit() {
        assertThat(WidePath.of("C:" + LONG_TAIL)).isEqualTo("\\\\?\\C:" + LONG_TAIL);
    }

    @Test
    void longSharesGetTheirOwnPrefix() {
        assertThat(WidePath.of("\\\\srv\\share" + LONG_TAIL)).isEqualTo("\\\\?\\UNC\\srv\\share" + LONG_TAIL);
    }

    @Test
    void slashesMeanNothingAfterThePrefixSoTheyAreTurned() {
        assertThat(WidePath.of("C:/logs" + LONG_TAIL.replace('\\', '/'))).isEqualTo("\\\\?\\C:\\logs" + LONG_TAIL);
    }

    @Test
    void aPrefixedPathIsLeftAlone() {
        assertThat(WidePath.of("\\\\?\\C:" + LONG_TAIL)).isEqualTo("\\\\?\\C:" + LONG_TAIL);
    }
}
