package dev.tailrace.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.sim.SimDirectory;
import dev.tailrace.core.storage.Storage.Locking;
import java.io.IOException;

class SimDirectoryContract implements StorageContract {
    private final SimDirectory disk = new SimDirectory();

    @Override
    public Storage storage() throws IOException {
        Storage storage = disk.storage();
        assertThat(storage.lock()).isInstanceOf(Locking.Obtained.class);
        return storage;
    }

    @Override
    public Storage another(Storage storage) {
        return disk.storage();
    }
}
