package dev.tailrace.core.secret;

import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Secrets;
import java.io.IOException;
import java.util.Optional;

/** A keystore as configurations see it. */
public record StoredSecrets(SecretStore store) implements Secrets {
    @Override
    public Found find(String name) {
        try {
            Optional<String> secret = store.find(name);
            if (secret.isPresent()) {
                return new Found.Value(secret.get());
            }
            return store.exists()
                    ? new Found.Absent("the keystore " + store.file() + " holds no such name" + Nearest.hint(name, store.names())
                            + "; tailrace secret set " + name + " adds it")
                    : new Found.Absent("there is no keystore " + store.file() + "; tailrace secret set " + name
                            + " makes one, or use an environment variable, ${" + name + "}");
        } catch (IOException e) {
            return new Found.Absent(e.getMessage());
        }
    }
}
