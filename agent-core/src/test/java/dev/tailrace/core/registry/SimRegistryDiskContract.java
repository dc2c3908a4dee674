package dev.tailrace.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tailrace.core.registry.RegistryStorage.Locking;
import dev.tailrace.core.sim.SimRegistryDisk;
import java.io.IOException;

class SimRegistryDiskContract implements RegistryStorageContract {
    private final SimRegistryDisk disk = new SimRegistryDisk();

    @Override
    public RegistryStorage storage() throws IOException {
        RegistryStorage storage = disk.storage();
        assertThat(storage.lock()).isInstanceOf(Locking.Obtained.class);
        return storage;
    }

    @Override
    public RegistryStorage another(RegistryStorage storage) {
        return disk.storage();
    }
}
