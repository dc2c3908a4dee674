package dev.tailrace.packaging.assembly;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedJarsTest {
    /** On a morning when the clocks of New York went from two to three: there it is no time at all. */
    private static final LocalDateTime TIME = LocalDateTime.of(2025, 3, 9, 2, 30, 8);

    private static final ClassDesc BASE = ClassDesc.of("old.Base");
    private static final ClassDesc LEFT = ClassDesc.of("old.Left");
    private static final ClassDesc RIGHT = ClassDesc.of("old.Right");

    @TempDir
    Path folder;

    /** {@code Base pick(boolean left) { return left ? new Left() : new Right(); }}: what meets behind the branch is known only from other jars. */
    @Test
    void anOldClassWithABranchIsVerifiedByItsMapsAndRuns() throws Exception {
        Path old = jar("old.jar", Map.of("old/Choice.class", choice(ClassFile.JAVA_5_VERSION)));
        Path types = jar("types.jar", Map.of("old/Base.class", type(BASE, CD_Object), "old/Left.class", type(LEFT, BASE), "old/Right.class", type(RIGHT, BASE)));

        Path current = copied(old, types);

        assertThat(ClassFile.of().parse(entry(current, "old/Choice.class")).majorVersion()).isEqualTo(ClassFile.JAVA_7_VERSION);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {current.toUri().toURL(), types.toUri().toURL()})) {
            assertThat(loader.loadClass("old.Choice").getMethod("pick", boolean.class).invoke(null, true)).hasToString("old.Left");
            assertThat(loader.loadClass("old.Choice").getMethod("pick", boolean.class).invoke(null, false)).hasToString("old.Right");
        }
    }

    @Test
    void whatElseIsInTheJarStaysAsItIs() throws IOException {
        byte[] recent = choice(ClassFile.JAVA_6_VERSION);
        Map<String, byte[]> entries = new TreeMap<>(Map.of(
                "META-INF/", new byte[0], "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.US_ASCII),
                "a/Old.class", type(BASE, CD_Object), "b/Recent.class", recent, "c/no.class", new byte[] {1, 2, 3}));
        Path jar = jar("some.jar", entries);

        Path copy = copied(jar);

        assertThat(described(copy)).isEqualTo(described(jar)).hasSize(5);
        assertThat(entry(copy, "a/Old.class")).isNotEqualTo(entries.remove("a/Old.class"));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            assertThat(entry(copy, entry.getKey())).isEqualTo(entry.getValue());
        }
    }

    @Test
    void aJarWithoutOldClassesIsCopiedByteForByte() throws IOException {
        Path jar = jar("recent.jar", Map.of("old/Choice.class", choice(ClassFile.JAVA_6_VERSION), "META-INF/A.SF", new byte[] {1}));

        assertThat(copied(jar)).hasSameBinaryContentAs(jar);
    }

    @Test
    void theSameJarGivesTheSameBytesInAnyTimeZone() throws IOException {
        Path jar = jar("old.jar", Map.of("old/Base.class", type(BASE, CD_Object)));
        TimeZone own = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            Path here = copied(jar);
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(copied(jar)).hasSameBinaryContentAs(here);
        } finally {
            TimeZone.setDefault(own);
        }
    }

    @Test
    void aSignedJarThatWouldHaveToBeChangedIsRefused() throws IOException {
        Path jar = jar("signed.jar", Map.of("old/Base.class", type(BASE, CD_Object), "META-INF/MAKER.SF", new byte[] {1}));

        assertThatThrownBy(() -> copied(jar)).isInstanceOf(IllegalStateException.class).hasMessageContaining("signed.jar is signed");
    }

    /** Subroutines, by which compilers once wrote {@code finally}, have no place in what maps describe. */
    @Test
    void aClassThatCannotHaveMapsIsNamed() throws IOException {
        byte[] subroutine = old(ClassDesc.of("old.Sub"), CD_Object, code -> {
            var routine = code.newLabel();
            code.with(DiscontinuedInstruction.JsrInstruction.of(Opcode.JSR, routine)).return_();
            code.labelBinding(routine).astore(1).with(DiscontinuedInstruction.RetInstruction.of(1));
        });
        Path jar = jar("sub.jar", Map.of("old/Sub.class", subroutine));

        assertThatThrownBy(() -> copied(jar)).hasMessageContaining("sub.jar: no stack maps for old/Sub.class");
    }

    private Path copied(Path jar, Path... others) throws IOException {
        Path to = Files.createTempDirectory(folder, "copy").resolve(jar.getFileName());
        List<Path> jars = Stream.concat(Stream.of(jar), Stream.of(others)).toList();
        try (CachedJars copies = new CachedJars(jars)) {
            copies.copy(jar, to);
        }
        return to;
    }

    private static byte[] choice(int version) {
        return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(ClassDesc.of("old.Choice"), type -> type.withVersion(version, 0)
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                .withMethodBody("pick", MethodTypeDesc.of(BASE, CD_boolean), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> code.iload(0)
                        .ifThenElse(then -> made(then, LEFT), otherwise -> made(otherwise, RIGHT))
                        .areturn()));
    }

    private static void made(CodeBuilder code, ClassDesc type) {
        code.new_(type).dup().invokespecial(type, INIT_NAME, MTD_void);
    }

    /** One whose objects say its name. */
    private static byte[] type(ClassDesc name, ClassDesc parent) {
        return old(name, parent, CodeBuilder::return_);
    }

    private static byte[] old(ClassDesc name, ClassDesc parent, Consumer<CodeBuilder> constructorsEnd) {
        String binary = name.packageName() + '.' + name.displayName();
        return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(name, type -> type.withVersion(ClassFile.JAVA_5_VERSION, 0)
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                .withSuperclass(parent)
                .withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, code -> {
                    code.aload(0).invokespecial(parent, INIT_NAME, MTD_void);
                    constructorsEnd.accept(code);
                })
                .withMethodBody("toString", MethodTypeDesc.of(CD_String), ClassFile.ACC_PUBLIC, code -> code.ldc(binary).areturn()));
    }

    /** Folders are kept as they are, what ends in {@code MF} is stored, the rest is compressed. */
    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar); ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(TIME);
                if (content.getKey().endsWith("MF")) {
                    CRC32 sum = new CRC32();
                    sum.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                out.putNextEntry(entry);
                out.write(content.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    private static byte[] entry(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private static List<String> described(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(entry -> entry.getName() + ' ' + entry.getTimeLocal() + ' ' + entry.getMethod()).toList();
        }
    }
}
