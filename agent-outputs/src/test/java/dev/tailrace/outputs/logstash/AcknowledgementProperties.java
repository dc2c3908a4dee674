package dev.tailrace.outputs.logstash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.fuzz.Campaign;
import dev.tailrace.core.output.Shipment;
import dev.tailrace.outputs.testing.Lines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Whatever comes back over Lumberjack: an event counts as delivered only if a well-formed acknowledgement covers it. */
public final class AcknowledgementProperties {
    private static final int EVENTS = 5;

    /** A server that says what it says, whatever it is sent. */
    private static final class Saying extends Socket {
        private final InputStream said;
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

        Saying(byte[] said) {
            this.said = new ByteArrayInputStream(said);
        }

        @Override
        public InputStream getInputStream() {
            return said;
        }

        @Override
        public OutputStream getOutputStream() {
            return heard;
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String[] texts = {"one", "two", "three", "four", "five"};
        Shipment shipment = new Lines(new Fields()).of(texts);
        BitSet left = new BitSet();
        left.set(0, EVENTS);
        Window window = new Window(0);
        try (Lumberjack connection = new Lumberjack(new Saying(input), new Window.Most(EVENTS, 1 << 20))) {
            connection.send(shipment, left, window, new ArrayList<>());
            assertThat(left.isEmpty()).isTrue();
        } catch (IOException told) {
            assertThat(told.getMessage()).isNotBlank();
        } finally {
            window.close();
        }
        assertThat(EVENTS - left.cardinality()).as("acknowledged").isLessThanOrEqualTo(acknowledged(input));
    }

    /** The sum of what well-formed acknowledgements at the beginning cover, at most. */
    private static int acknowledged(byte[] said) {
        int sum = 0;
        for (int at = 0; at + 6 <= said.length && said[at] == '2' && said[at + 1] == 'A'; at += 6) {
            boolean small = said[at + 2] == 0 && said[at + 3] == 0 && said[at + 4] == 0;
            sum += small && said[at + 5] >= 0 ? Math.min(EVENTS, said[at + 5]) : 0;
        }
        return sum;
    }

    @Test
    void nothingCountsAsDeliveredThatWasNotAcknowledged() {
        Campaign.of(AcknowledgementProperties.class,
                        new byte[] {'2', 'A', 0, 0, 0, 1, '2', 'A', 0, 0, 0, 2, '2', 'A', 0, 0, 0, 2},
                        new byte[] {'2', 'A', 0, 0, 0, 0, '2', 'A', 0, 0, 0, 1, '2', 'A', 0, 0, 0, 4},
                        new byte[] {'1', 'A', 0, 0, 0, 5})
                .words("2A\0\0\0\1", "2A\0\0\0\2", "2A\0\0\0\3", "2A\177\0\0\0", "2A\0\0\0\0", "HTTP/1.1 400 Bad Request\r\n\r\n")
                .against(AcknowledgementProperties::fuzzerTestOneInput, 1500);
    }
}
