package dev.tailrace.core.secret;

import dev.tailrace.core.platform.Ownership;
import dev.tailrace.core.platform.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The keystore of one data directory; see the package. Not thread-safe. */
public final class SecretStore {
    private static final String STORE = "secrets.p12";
    private static final String PASSWORD = "secrets.key";
    private static final int PASSWORD_BYTES = 32;
    private static final Set<PosixFilePermission> OWNERS = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /** PKCS12 wants the name of an algorithm that it knows; the key's bytes may be any. */
    private static final String NOMINAL = "AES";

    private final Path folder;
    private final Platform platform;

    public SecretStore(Path folder, Platform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    /** Where it lies. */
    public Path file() {
        return folder.resolve(STORE);
    }

    public boolean exists() {
        return Files.exists(file());
    }

    /** The names, sorted. */
    public List<String> names() throws IOException {
        if (!exists()) {
            return List.of();
        }
        try {
            return Collections.list(load().aliases()).stream().map(SecretStore::name).sorted().toList();
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /** The secret of this name. */
    public Optional<String> find(String name) throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            Key key = load().getKey(alias(name), password());
            return Optional.ofNullable(key).map(each -> new String(each.getEncoded(), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /** Keeps a secret, in place of one of the same name. */
    public void put(String name, String secret) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(PASSWORD))) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            write(folder.resolve(PASSWORD), platform.protect(random));
        }
        try {
            KeyStore store = load();
            SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), NOMINAL);
            store.setEntry(alias(name), new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password()));
            save(store);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /** Forgets a secret; false if there is none of this name. */
    public boolean remove(String name) throws IOException {
        if (!exists()) {
            return false;
        }
        try {
            KeyStore store = load();
            if (!store.containsAlias(alias(name))) {
                return false;
            }
            store.deleteEntry(alias(name));
            save(store);
            return true;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (!exists()) {
            store.load(null, null);
            return store;
        }
        isForOwnerAlone(file());
        isForOwnerAlone(folder.resolve(PASSWORD));
        try (InputStream in = Files.newInputStream(file())) {
            store.load(in, password());
        } catch (FileSystemException told) {
            throw told;
        } catch (IOException damaged) {
            throw new IOException("the keystore " + file() + " cannot be read: it or " + PASSWORD + " beside it is damaged"
                    + (damaged.getMessage() == null ? "" : " (" + damaged.getMessage() + ')'), damaged);
        }
        return store;
    }

    private char[] password() throws IOException {
        byte[] opened = platform.unprotect(Files.readAllBytes(folder.resolve(PASSWORD)));
        return HexFormat.of().formatHex(opened).toCharArray();
    }

    private void save(KeyStore store) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password());
        write(file(), bytes.toByteArray());
    }

    /** Beside the old one, forced, then in its place; nobody else can read it at any moment. */
    private static void write(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, ownersAlone(file));
        Ownership.likeFolder(next);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            ByteBuffer all = ByteBuffer.wrap(content);
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A keystore that others can read is no keystore; where there are modes, those of its files are as they were made. */
    private static void isForOwnerAlone(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(mode)) {
            throw new IOException(file + " can be used by others than its owner (" + PosixFilePermissions.toString(mode) + "): change its secrets, and its mode: "
                    + "chmod 600 " + file);
        }
    }

    /** Windows has no such modes: there the data directory's own rights hold, and DPAPI. */
    private static FileAttribute<?>[] ownersAlone(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private IOException unreadable(GeneralSecurityException e) {
        return new IOException("the keystore " + file() + " cannot be used: " + e.getMessage(), e);
    }

    private static String alias(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String alias) {
        return new String(HexFormat.of().parseHex(alias), StandardCharsets.UTF_8);
    }
}
