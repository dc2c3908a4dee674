package dev.tailrace.core.movein;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** The first bytes of a file, read when they are first asked for. */
final class FileHead {
    /** How many bytes Filebeat hashes: 1024 unless told otherwise, 64 at least. */
    private static final int[] LENGTHS = {64, 128, 256, 512, 1024, 2048, 4096};

    private final String path;
    private byte[] bytes;
    private Set<String> hashes;

    FileHead(String path) {
        this.path = path;
    }

    private byte[] bytes() throws IOException {
        if (bytes == null) {
            try (InputStream in = Files.newInputStream(Path.of(path))) {
                bytes = in.readNBytes(LENGTHS[LENGTHS.length - 1]);
            }
        }
        return bytes;
    }

    /** Whether this is the hash of as many of its bytes as agents take for it. */
    boolean hasHash(String sha256) throws IOException {
        if (hashes == null) {
            hashes = new HashSet<>();
            for (int length : LENGTHS) {
                if (bytes().length >= length) {
                    hashes.add(hash(length));
                }
            }
        }
        return hashes.contains(sha256);
    }

    private String hash(int length) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(), 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    boolean beginsWith(String hex) throws IOException {
        byte[] first = HexFormat.of().parseHex(hex);
        return first.length > 0 && bytes().length >= first.length && Arrays.equals(first, Arrays.copyOf(bytes(), first.length));
    }
}
