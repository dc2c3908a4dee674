package dev.tailrace.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.storage.Storage.Locking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What every storage of a registry does, simulated or real. */
interface StorageContract {
    /** A storage with nothing in it, locked, so that its directory is there. */
    Storage storage() throws IOException;

    /** Another process's view of the same files. */
    Storage another(Storage storage) throws IOException;

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String content(Storage storage, String name) throws IOException {
        try (InputStream file = storage.read(name)) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void write(Storage storage, String name, String content) throws IOException {
        try (Storage.Tail tail = storage.create(name)) {
            tail.append(text(content));
            tail.sync();
        }
    }

    @Test
    default void whatIsAppendedIsRead() throws IOException {
        Storage storage = storage();
        try (Storage.Tail tail = storage.create("a")) {
            assertThat(tail.length()).isZero();
            tail.append(text("one "));
            tail.append(text("two"));
            assertThat(tail.length()).isEqualTo(7);
            assertThat(content(storage, "a")).isEqualTo("one two");
            tail.sync();
        }
        assertThat(content(another(storage), "a")).isEqualTo("one two");
    }

    @Test
    default void anOpenedFileGoesOnAtItsEnd() throws IOException {
        Storage storage = storage();
        write(storage, "a", "one ");
        try (Storage.Tail tail = storage.open("a")) {
            assertThat(tail.length()).isEqualTo(4);
            tail.append(text("two"));
        }
        assertThat(content(storage, "a")).isEqualTo("one two");
    }

    @Test
    default void aTruncatedFileGoesOnWhereItWasCut() throws IOException {
        Storage storage = storage();
        write(storage, "a", "one two");
        try (Storage.Tail tail = storage.open("a")) {
            tail.truncate(4);
            assertThat(tail.length()).isEqualTo(4);
            tail.append(text("three"));
        }
        assertThat(content(storage, "a")).isEqualTo("one three");
    }

    @Test
    default void aNameIsTakenOnce() throws IOException {
        Storage storage = storage();
        write(storage, "a", "kept");
        write(storage, "b", "other");
        assertThatThrownBy(() -> storage.create("a")).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> storage.rename("b", "a")).isInstanceOf(IOException.class);
        assertThat(content(storage, "a")).isEqualTo("kept");
        assertThat(content(storage, "b")).isEqualTo("other");
    }

    @Test
    default void aRenamedFileHasItsNewNameOnly() throws IOException {
        Storage storage = storage();
        write(storage, "a", "content");
        storage.rename("a", "b");
        assertThat(storage.list()).contains("b").doesNotContain("a");
        assertThat(content(storage, "b")).isEqualTo("content");
    }

    @Test
    default void aDeletedFileIsGoneAndDeletingItAgainIsFine() throws IOException {
        Storage storage = storage();
        write(storage, "a", "content");
        storage.delete("a");
        storage.delete("a");
        assertThat(storage.list()).doesNotContain("a");
        assertThatThrownBy(() -> storage.read("a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void onlyOneCanLockAtATime() throws IOException {
        Storage storage = storage();
        Storage second = another(storage);
        assertThat(second.lock()).isInstanceOfSatisfying(Locking.HeldBy.class, held -> assertThat(held.owner()).matches("\\d+"));
    }
}
