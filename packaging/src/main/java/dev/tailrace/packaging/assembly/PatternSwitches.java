package dev.tailrace.packaging.assembly;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches over types. The compiler leaves it to {@link java.lang.runtime.SwitchBootstraps#typeSwitch} to make the code that tells which label an
 * object has, a class of its own for each switch, when that is met first; the cache does not hold these. Here each becomes a method of the class that
 * has the switch, with what is documented there: -1 for null, else the first label from the index given on that the object is an instance of, else the number
 * of labels. Switches that have other labels than types stay.
 */
final class PatternSwitches implements CachedJars.Rewriting {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    /** What a switch asks for: {@code (Object, int) -> int}, and the types in their order. */
    private record Table(MethodTypeDesc type, List<ClassDesc> labels) {}

    @Override
    public byte[] of(byte[] classFile, ClassFile files) {
        if (CachedJars.version(classFile) < ClassFile.JAVA_21_VERSION) {
            return classFile;
        }
        ClassModel model = files.parse(classFile);
        Map<Table, String> tables = new LinkedHashMap<>();
        byte[] written = mentions(model) ? files.transformClass(model, writingOut(model, tables)) : classFile;
        return tables.isEmpty() ? classFile : written;
    }

    private static boolean mentions(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type && type.asSymbol().equals(BOOTSTRAPS)) {
                return true;
            }
        }
        return false;
    }

    private static ClassTransform writingOut(ClassModel model, Map<Table, String> tables) {
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        return ClassTransform.transformingMethodBodies((code, element) -> {
                    Table table = table(element);
                    if (table == null) {
                        code.with(element);
                    } else {
                        String name = tables.computeIfAbsent(table, each -> "patternSwitch$" + tables.size());
                        code.invokestatic(model.thisClass().asSymbol(), name, table.type(), isInterface);
                    }
                })
                .andThen(ClassTransform.endHandler(builder -> tables.forEach((table, name) -> method(builder, name, table))));
    }

    /** Null if it is anything else. */
    private static Table table(CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction call)
                || !call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                || !call.bootstrapMethod().methodName().equals("typeSwitch")) {
            return null;
        }
        List<ClassDesc> labels = new ArrayList<>();
        for (ConstantDesc label : call.bootstrapArgs()) {
            if (!(label instanceof ClassDesc type)) {
                return null;
            }
            labels.add(type);
        }
        return new Table(call.typeSymbol(), labels);
    }

    private static void method(ClassBuilder builder, String name, Table table) {
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        builder.withMethodBody(name, table.type(), flags, code -> body(code, table.labels()));
    }

    private static void body(CodeBuilder code, List<ClassDesc> labels) {
        Label some = code.newLabel();
        code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
