package dev.tailrace.packaging.assembly;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars, with class files as the JVM's cache of loaded classes takes them whole: what it leaves out, every start does anew. {@link OldFormat} and
 * {@link PatternSwitches} are what it leaves out. Whatever else is in a jar stays: its other entries, their order and their times. The same jar gives the
 * same bytes.
 */
final class CachedJars implements AutoCloseable {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|DSA|RSA|EC)", Pattern.CASE_INSENSITIVE);
    private static final List<Rewriting> REWRITINGS = List.of(new OldFormat(), new PatternSwitches());

    /** Of the jars and of the platform, never initialised: what the types that meet in a stack map have in common. */
    private final URLClassLoader types;

    private final ClassFile files;

    /** Brings class files to another form. */
    interface Rewriting {
        /** @return the same array if there is nothing to change */
        byte[] of(byte[] classFile, ClassFile files);
    }

    /** @param jars all that the classes of one of them may name */
    CachedJars(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        types = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        files = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(types).cached()),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    }

    /**
     * Copies it, byte for byte if no class in it is to be changed.
     *
     * @throws IllegalStateException if it would have to be changed and cannot be: it is signed, or a class has no stack maps
     */
    void copy(Path jar, Path to) throws IOException {
        try (ZipFile in = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = in.stream().toList();
            Map<String, byte[]> changed = changed(in, entries);
            if (changed.isEmpty()) {
                Files.copy(jar, to);
                return;
            }
            if (entries.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches())) {
                throw new IllegalStateException(jar + " is signed, and holds classes that the cache would leave out: changing them would break the signature");
            }
            try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
                for (ZipEntry entry : entries) {
                    copy(in, entry, changed.get(entry.getName()), out);
                }
            }
        }
    }

    private static void copy(ZipFile in, ZipEntry entry, byte[] changed, ZipOutputStream out) throws IOException {
        // With its time as the jar has it, which is one of no time zone.
        ZipEntry copy = new ZipEntry(entry);
        if (changed != null) {
            copy.setMethod(ZipEntry.DEFLATED);
        }
        if (copy.getMethod() == ZipEntry.DEFLATED) {
            copy.setCompressedSize(-1);
        }
        out.putNextEntry(copy);
        out.write(changed == null ? bytes(in, entry) : changed);
        out.closeEntry();
    }

    private Map<String, byte[]> changed(ZipFile in, List<? extends ZipEntry> entries) throws IOException {
        Map<String, byte[]> changed = new HashMap<>();
        for (ZipEntry entry : entries) {
            if (entry.getName().endsWith(".class")) {
                byte[] before = bytes(in, entry);
                byte[] after = rewritten(in, entry, before);
                if (after != before) {
                    changed.put(entry.getName(), after);
                }
            }
        }
        return changed;
    }

    private byte[] rewritten(ZipFile in, ZipEntry entry, byte[] classFile) {
        try {
            byte[] form = classFile;
            for (Rewriting rewriting : REWRITINGS) {
                form = rewriting.of(form, files);
            }
            return form;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(in.getName() + ": no stack maps for " + entry.getName(), e);
        }
    }

    private static byte[] bytes(ZipFile in, ZipEntry entry) throws IOException {
        try (InputStream stream = in.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    /** Major version of a class file, or 0 of what is none. */
    static int version(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        return bytes.length >= 8 && header.getInt(0) == ClassFile.MAGIC_NUMBER ? header.getShort(6) : 0;
    }

    @Override
    public void close() throws IOException {
        types.close();
    }
}
