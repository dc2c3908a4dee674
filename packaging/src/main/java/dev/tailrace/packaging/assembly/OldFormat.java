package dev.tailrace.packaging.assembly;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;

/**
 * Class files older than Java 6, which have no stack maps: each start finds out anew what types their methods hold where (Java Virtual Machine
 * Specification, 4.10.2). They get the version of Java 7, the oldest that is verified by its maps alone (4.10.1), so that a wrong map is an error and
 * not a slow start; and maps.
 */
final class OldFormat implements CachedJars.Rewriting {
    private static final ClassFileVersion CURRENT = ClassFileVersion.of(ClassFile.JAVA_7_VERSION, 0);

    /** Method bodies element by element, though none changes: a body that is copied whole gets no maps. */
    private static final ClassTransform TO_CURRENT =
            ((ClassTransform) (builder, element) -> builder.with(element instanceof ClassFileVersion ? CURRENT : element))
                    .andThen(ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element)));

    @Override
    public byte[] of(byte[] classFile, ClassFile files) {
        int version = CachedJars.version(classFile);
        return version == 0 || version >= ClassFile.JAVA_6_VERSION ? classFile : files.transformClass(files.parse(classFile), TO_CURRENT);
    }
}
