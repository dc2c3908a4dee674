package dev.tailrace.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.setup.HttpConfig;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class GateProperties {
    private final Gate gate = new Gate(new HttpConfig(true, "127.0.0.1", 5066, "0123456789abcdef", List.of(), true, Optional.empty()));

    /** Whatever is sent: an answer, no exception, and nobody gets in without the token. */
    @Property(tries = 2000)
    void nothingThatIsSentGetsInWithoutTheToken(@ForAll String host, @ForAll String origin, @ForAll String authorization) {
        assertThat(gate.check(new Gate.Asked(List.of(host), List.of(origin), List.of(authorization)), false)).isPresent();
        assertThat(gate.check(new Gate.Asked(List.of("localhost"), null, List.of("Bearer " + authorization)), false)).isPresent();
    }
}
