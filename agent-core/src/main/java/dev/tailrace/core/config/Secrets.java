package dev.tailrace.core.config;

import java.util.Optional;

/** What stands behind {@code ${secret:NAME}}. */
@FunctionalInterface
public interface Secrets {
    /** What came of looking for a secret. */
    sealed interface Found {
        /** Its value, which appears in no message. */
        record Value(String text) implements Found {
            @Override
            public String toString() {
                return "Value[hidden]";
            }
        }

        /** There is none, and why, in words that follow the secret's name. */
        record Absent(String reason) implements Found {}
    }

    Found find(String name);

    /** Where keystores are. */
    @FunctionalInterface
    interface Keeper {
        /** The keystore of a data directory; empty: of the usual one. */
        Secrets in(Optional<String> data);
    }

    /** Where there is no keystore. */
    Secrets NONE = name -> new Found.Absent("there is no keystore on this machine; use an environment variable, ${" + name + "}");
}
