package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * {@code fingerprint}: a hash of several fields. What is hashed is {@code |name|value} of each field in the order of the names, and a last
 * {@code |}, as Filebeat does it.
 */
final class Fingerprint implements ProcessorFactory {
    /** The hash. */
    enum Method {
        MD5("MD5"),
        SHA1("SHA-1"),
        SHA256("SHA-256"),
        SHA384("SHA-384"),
        SHA512("SHA-512");

        private final String algorithm;

        Method(String algorithm) {
            this.algorithm = algorithm;
        }

        private MessageDigest digest() {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java lacks " + algorithm, e);
            }
        }
    }

    /** How it is written. */
    enum Encoding {
        HEX,
        BASE64
    }

    private final Key<List<String>> names = Key.strings("fields").required().doc("The fields that are hashed together.");
    private final Key<String> target = Key.string("target").or("fingerprint").doc("The field that gets the hash.");
    private final Key<Method> method =
            Key.choice("method", Method.class).or("sha256").doc("The hash: md5, sha1, sha256, sha384 or sha512.");
    private final Key<Encoding> encoding = Key.choice("encoding", Encoding.class).or("hex").doc("How the hash is written: hex or base64.");
    private final Key<Boolean> ignoreMissing =
            Key.bool("ignore_missing").or("false")
                    .doc("True: fields that the event lacks are left out; false: the event counts as failed.");

    @Override
    public String name() {
        return "fingerprint";
    }

    @Override
    public Section section() {
        return Section.of("processor 'fingerprint'", names, target, method, encoding, ignoreMissing);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int[] numbers = FieldNames.internAll(settings, names, fields);
        int to = FieldNames.intern(settings, target, fields);
        if (numbers == null || to == Fields.UNKNOWN) {
            return null;
        }
        List<String> sorted = Arrays.stream(numbers).mapToObj(fields::name).sorted().toList();
        Method hash = settings.get(method);
        boolean hex = settings.get(encoding) == Encoding.HEX;
        boolean lenient = settings.get(ignoreMissing);
        return () -> new Hashing(sorted.stream().map(name -> new Part(name, fields)).toArray(Part[]::new), to, hash.digest(), hex, lenient);
    }

    private record Part(byte[] heading, FieldText value) {
        Part(String name, Fields fields) {
            this(('|' + name + '|').getBytes(StandardCharsets.UTF_8), new FieldText(fields.intern(name)));
        }
    }

    private static final class Hashing implements Processor {
        private final Part[] parts;
        private final int to;
        private final MessageDigest digest;
        private final boolean hex;
        private final boolean lenient;
        private final Slice value = new Slice();
        private final byte[] hash;
        private final byte[] text;

        Hashing(Part[] parts, int to, MessageDigest digest, boolean hex, boolean lenient) {
            this.parts = parts;
            this.to = to;
            this.digest = digest;
            this.hex = hex;
            this.lenient = lenient;
            this.hash = new byte[digest.getDigestLength()];
            this.text = new byte[2 * hash.length];
        }

        @Override
        public boolean process(Event event) {
            digest.reset();
            for (Part part : parts) {
                if (part.value.read(event, value)) {
                    digest.update(part.heading);
                    digest.update(value.array(), value.start(), value.length());
                } else if (!lenient) {
                    return false;
                }
            }
            digest.update((byte) '|');
            int length = finish();
            return event.setBytes(to, FieldType.TEXT, text, 0, length);
        }

        /** Writes the hash into {@link #text}. */
        private int finish() {
            try {
                digest.digest(hash, 0, hash.length);
            } catch (DigestException e) {
                throw new IllegalStateException("a hash of " + hash.length + " bytes", e);
            }
            if (!hex) {
                return Base64.getEncoder().encode(hash, text);
            }
            for (int i = 0; i < hash.length; i++) {
                text[2 * i] = (byte) Character.forDigit(hash[i] >> 4 & 15, 16);
                text[2 * i + 1] = (byte) Character.forDigit(hash[i] & 15, 16);
            }
            return 2 * hash.length;
        }
    }
}
