package dev.tailrace.packaging.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComplaintsTest {
    @Test
    void numbersMakeNoOtherComplaintOfIt() {
        Complaints complaints = Complaints.in("""
                2026-11-21 20:00:02.426 INFO  tailrace 0.1.0 starts
                2026-11-21 20:00:02.596 WARN  output to: http://127.0.0.1:81: no answer; trying again in 577 ms
                2026-11-21 20:00:03.596 WARN  output to: http://127.0.0.1:82: no answer; trying again in 1,312.5 ms
                2026-11-21 20:00:04.596 ERROR the disk is full
                total: read 5 = delivered 5
                """);

        assertThat(complaints.times()).hasSize(2).containsValues(2, 1);
        assertThat(complaints.most()).isEqualTo(2);
        assertThat(Complaints.in("").most()).isZero();
    }
}
