package dev.tailrace.core.registry;

import java.util.List;
import java.util.Map;

/** What is remembered, open for one agent: state and log. Owned by the {@link RegistryDuty} once that runs; until then by who opened it. */
public final class Registry {
    /** Locks, recovers, sets aside what is damaged. */
    public static Opening open(RegistrySetup setup) {
        throw new UnsupportedOperationException();
    }

    /** Eight characters of base32: part of every event id, another one after a lost registry. */
    public String epoch() {
        throw new UnsupportedOperationException();
    }

    /** All entries of an input, tombstones included, by generation. */
    public List<Entry> entries(String input) {
        throw new UnsupportedOperationException();
    }

    /** What an output committed, the latest value of each key. */
    public Map<String, String> marks(String output) {
        throw new UnsupportedOperationException();
    }
}
