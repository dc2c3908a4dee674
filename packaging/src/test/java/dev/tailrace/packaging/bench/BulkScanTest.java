package dev.tailrace.packaging.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.packaging.samples.LogFormat;
import dev.tailrace.packaging.samples.SampleLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BulkScanTest {
    private static final String BODY = """
            {"create":{"_id":"a=b"}}
            {"message":"GET /x?seq=7,ts=1234567890123&q=seq=9 HTTP/1.1"}

            {"create":{}}
            {"message":"GET /y?q=1&seq=12345678 HTTP/1.1","url":"/y?seq=5"}
            {"create":{}}
            {"seqs":"seq=x sseq=31"}
            {"create":{}}
            {"message":"none"}
            """;

    private final BulkScan scan = new BulkScan();

    private static ByteBuffer bytes(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(ascii.length).order(ByteOrder.LITTLE_ENDIAN).put(ascii).flip();
    }

    private long[] numbers() {
        return IntStream.range(0, scan.numbered()).mapToLong(scan::number).toArray();
    }

    @Test
    void findsTheFirstNumberOfEachLineWhereverTheBodyIsCut() {
        ByteBuffer body = bytes(BODY);
        for (int first = 0; first <= body.limit(); first++) {
            for (int second = first; second <= Math.min(body.limit(), first + 9); second++) {
                scan.clear();
                scan.scan(body, 0, first);
                scan.scan(body, first, second);
                scan.scan(body, second, body.limit());
                assertThat(scan.documents()).as("cut at %d and %d", first, second).isEqualTo(4);
                assertThat(numbers()).as("cut at %d and %d", first, second).containsExactly(7, 12345678, 31);
                assertThat(scan.stamp(0)).isEqualTo(1234567890123L);
                assertThat(scan.stamp(1)).isZero();
                assertThat(scan.bytes()).isEqualTo(body.limit());
            }
        }
    }

    @Test
    void countsEveryLineOfTheGenerator() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new SampleLog(LogFormat.COMBINED, 1).write(log, 3_000);
        ByteBuffer body = bytes(log.toString(StandardCharsets.UTF_8).replace("\n", "\n{}\n"));
        scan.scan(body, 0, body.limit());
        assertThat(scan.documents()).isEqualTo(3_000);
        assertThat(numbers()).containsExactly(LongStream.range(0, 3_000).toArray());
    }

    @Test
    void aBodyBeginsAnew() {
        ByteBuffer index = bytes("{\"index\":{}}\n{\"m\":\"seq=1");
        scan.scan(bytes("{\"create\":{}}\n{\"m\":\"seq"), 0, 20);
        assertThat(scan.creates()).isTrue();
        scan.clear();
        scan.scan(index, 0, index.limit());
        assertThat(scan.creates()).isFalse();
        assertThat(scan.documents()).isZero();
        assertThat(scan.numbered()).isZero();
    }
}
