package dev.tailrace.core.grok.regex;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandles;
import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.List;

/** Makes a hidden class of the methods of an expression, and the one instance of it. */
final class ClassWriter {
    static final ClassDesc NAME = ClassDesc.of(ClassWriter.class.getPackageName(), "Compiled");

    private static final int STATIC_FINAL = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;
    private static final ClassDesc TABLES = CD_int.arrayType().arrayType();

    private ClassWriter() {}

    static MatchCode write(Unit unit, int entry) {
        int[][] tables = unit.tables();
        byte[] bytes = ClassFile.of().build(NAME, builder -> {
            builder.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC);
            builder.withInterfaceSymbols(ClassDesc.of(MatchCode.class.getName()));
            constructor(builder);
            entry(builder, entry);
            fields(builder, tables.length);
            List<Code> methods = unit.methods();
            for (int i = 0; i < methods.size(); i++) {
                builder.withMethodBody(Method.name(i), Method.type(), ClassFile.ACC_STATIC, methods.get(i)::build);
            }
        });
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, tables, true);
            return (MatchCode) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("the class made for an expression cannot be used", e);
        }
    }

    private static void constructor(ClassBuilder builder) {
        builder.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, code ->
                code.aload(0).invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
    }

    private static void entry(ClassBuilder builder, int entry) {
        builder.withMethodBody("match", Method.type(), ClassFile.ACC_PUBLIC, code ->
                code.aload(1).iload(2).iload(3).aload(4).invokestatic(NAME, Method.name(entry), Method.type()).ireturn());
    }

    /** The tables are static and final, so that the compiler of the machine knows their length and place. */
    private static void fields(ClassBuilder builder, int count) {
        for (int i = 0; i < count; i++) {
            builder.withField("t" + i, CD_int.arrayType(), STATIC_FINAL);
        }
        builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> {
            for (int i = 0; i < count; i++) {
                table(code, i);
            }
            code.return_();
        });
    }

    private static void table(CodeBuilder code, int number) {
        MethodTypeDesc classData = MethodTypeDesc.of(CD_Object, CD_MethodHandles_Lookup, CD_String, CD_Class);
        code.invokestatic(CD_MethodHandles, "lookup", MethodTypeDesc.of(CD_MethodHandles_Lookup))
                .loadConstant(ConstantDescs.DEFAULT_NAME)
                .loadConstant(TABLES)
                .invokestatic(CD_MethodHandles, "classData", classData)
                .checkcast(TABLES)
                .loadConstant(number)
                .aaload()
                .putstatic(NAME, "t" + number, CD_int.arrayType());
    }
}
