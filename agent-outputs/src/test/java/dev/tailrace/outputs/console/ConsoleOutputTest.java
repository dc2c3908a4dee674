package dev.tailrace.outputs.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.output.Outcome;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ConsoleOutputTest {
    private static String indented(String json) throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        OutputStream out = new Indenting(screen);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            out.write(bytes, i, 1);
        }
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void prettySpreadsADocumentOverLines() throws IOException {
        assertThat(indented("{\"a\":{\"b\":[1,\"x\"]},\"c\":{},\"d\":[]}\n"))
                .isEqualTo("""
                        {
                          "a": {
                            "b": [
                              1,
                              "x"
                            ]
                          },
                          "c": {},
                          "d": []
                        }
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"{\\\"[,:]}\\\\\"}", "{\"a\":\"\\\\\\\\\",\"b\":1.10}", "{\"\":[[],[{}]]}", "{\"a\":\"x, y: z\"}"})
    void prettyChangesNothingButWhiteSpace(String json) throws IOException {
        JsonMapper mapper = new JsonMapper();
        String pretty = indented(json);
        assertThat(mapper.readTree(pretty)).isEqualTo(mapper.readTree(json));
        assertThat(pretty).contains(json.contains("1.10") ? "1.10" : "");
    }

    @Test
    void aClosedPipeIsAReasonToRetry() throws Exception {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Shipment shipment = new Lines(new Fields()).of("one");
        assertThat(new ConsoleOutput(closed, false).send(shipment)).isInstanceOfSatisfying(Outcome.RetryLater.class, later -> {
            assertThat(later.events()).isEqualTo(shipment.events());
            assertThat(later.reason()).contains("Broken pipe");
        });
    }
}
