package dev.tailrace.packaging.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BooksTest {
    @Test
    void lastTotalCounts() {
        Books books = Books.in("""
                total: read 5 = delivered 1 + dropped 0 + dead-lettered 0 + in flight 4 (50 bytes)
                input a: read 6 = delivered 6 + dropped 0 + dead-lettered 0 + in flight 0 (60 bytes)
                total: read 10 = delivered 7 + dropped 2 + dead-lettered 1 + in flight 0 (100 bytes)
                """);

        assertThat(books).isEqualTo(new Books(10, 7, 2, 1, 0));
        assertThat(books.balance()).isTrue();
    }

    @Test
    void linesInFlightDoNotBalance() {
        assertThat(new Books(5, 4, 0, 0, 1).balance()).isFalse();
        assertThat(new Books(5, 4, 0, 0, 0).balance()).isFalse();
    }

    @Test
    void aRunThatClosedNoBooksIsAnError() {
        assertThatThrownBy(() -> Books.in("tailrace: killed")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("killed");
    }
}
