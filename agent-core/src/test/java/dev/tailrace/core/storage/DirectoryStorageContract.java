package dev.tailrace.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tailrace.core.storage.Storage.Locking;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageContract implements StorageContract {
    @TempDir
    Path data;

    private Closeable lock = () -> {};

    @Override
    public Storage storage() throws IOException {
        Storage storage = new DirectoryStorage(data.resolve("state/registry"));
        assertThat(storage.list()).as("before there is a directory").isEmpty();
        lock = ((Locking.Obtained) storage.lock()).lock();
        return storage;
    }

    @Override
    public Storage another(Storage storage) {
        return new DirectoryStorage(data.resolve("state/registry"));
    }

    @AfterEach
    void unlock() throws IOException {
        lock.close();
    }

    @Test
    void theLockNamesItsProcess() throws IOException {
        Storage second = another(storage());
        assertThat(second.lock()).isEqualTo(new Locking.HeldBy(Long.toString(ProcessHandle.current().pid())));
    }

    @Test
    void aLockThatWasGivenBackCanBeHadAgain() throws IOException {
        Storage storage = storage();
        lock.close();
        lock = ((Locking.Obtained) storage.lock()).lock();
    }

    @Test
    void aFailureNamesFileAndReason() throws IOException {
        Path file = Files.createFile(data.resolve("a-file"));
        Storage storage = new DirectoryStorage(file);
        assertThatThrownBy(storage::lock).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
        assertThatThrownBy(() -> new DirectoryStorage(data.resolve("none")).create("x"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot create " + data.resolve("none/x") + ": no such file or directory");
    }
}
