package dev.tailrace.packaging.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternSwitchesTest {
    sealed interface Shape {
        record Dot() implements Shape {}

        record Line(int length) implements Shape {}

        record Pair(Shape one, Shape other) implements Shape {}
    }

    interface Shapes {
        /** In an interface, one within the other, with a guard that has the search go on. */
        static String describe(Shape shape) {
            return switch (shape) {
                case null -> "nothing";
                case Shape.Dot dot -> "a dot";
                case Shape.Line(int length) when length > 100 -> "a long line";
                case Shape.Line line -> "a line of " + line.length();
                case Shape.Pair(Shape.Dot one, Shape other) -> "a dot and " + describe(other);
                case Shape.Pair(Shape one, Shape.Dot other) -> describe(one) + " and a dot";
                case Shape.Pair pair -> "two";
            };
        }
    }

    static final class Others {
        static String describe(Object object) {
            return switch (object) {
                case String text when text.isEmpty() -> "empty";
                case CharSequence text -> "text";
                case int[] numbers -> "numbers";
                case Integer number when number < 0 -> "negative";
                case Number number -> "number";
                default -> "something";
            };
        }

        static int again(Object object) {
            return switch (object) {
                case CharSequence text -> text.length();
                default -> -1;
            };
        }
    }

    static final class Constants {
        static String describe(Object object) {
            return switch (object) {
                case String text when text.length() > 3 -> "long";
                case String text -> text;
                default -> object instanceof Thread.State state ? of(state) : "something";
            };
        }

        private static String of(Thread.State state) {
            return switch ((Object) state) {
                case Thread.State.NEW -> "new";
                case Thread.State other -> "running";
                default -> "none";
            };
        }
    }

    @Test
    void aSwitchWithGuardsNullAndRecordsChoosesAsBefore() throws Exception {
        Method describe = method(Shapes.class, Shape.class);
        Shape dot = new Shape.Dot();
        Shape line = new Shape.Line(7);
        List<Shape> shapes = Arrays.asList(null, dot, line, new Shape.Line(101), new Shape.Pair(dot, line), new Shape.Pair(line, dot), new Shape.Pair(line, line));

        assertThat(shapes).extracting(shape -> describe.invoke(null, shape))
                .containsExactlyElementsOf(shapes.stream().map(Shapes::describe).toList());
    }

    @Test
    void labelsOfAnyTypeAreAskedInTheirOrder() throws Exception {
        Method describe = method(Others.class, Object.class);
        List<Object> objects = List.of("", "a", new StringBuilder(), new int[0], -1, 1, 1L, 'c');

        assertThat(objects).extracting(object -> describe.invoke(null, object))
                .containsExactlyElementsOf(objects.stream().map(Others::describe).toList());
    }

    @Test
    void nothingIsLeftToBeMadeAtRunTime() throws IOException {
        assertThat(switches(classFile(Shapes.class))).isPositive();
        assertThat(switches(written(Shapes.class))).isZero();
        assertThat(switches(written(Others.class))).isZero();
    }

    @Test
    void aSwitchWithConstantsStaysAndTheOthersOfItsClassDoNot() throws IOException {
        assertThat(switches(classFile(Constants.class))).isEqualTo(2);
        assertThat(switches(written(Constants.class))).isEqualTo(1);
    }

    @Test
    void aClassWithoutSwitchesIsTheSame() throws IOException {
        byte[] none = classFile(Shape.Dot.class);

        assertThat(new PatternSwitches().of(none, ClassFile.of())).isSameAs(none);
    }

    /** Of a class of its own beside the original, in the same package. */
    private static Method method(Class<?> type, Class<?> parameter) throws ReflectiveOperationException, IOException {
        Class<?> rewritten = MethodHandles.lookup().defineHiddenClass(written(type), true).lookupClass();
        Method method = rewritten.getDeclaredMethod("describe", parameter);
        method.setAccessible(true);
        return method;
    }

    private static byte[] written(Class<?> type) throws IOException {
        return new PatternSwitches().of(classFile(type), ClassFile.of());
    }

    private static long switches(byte[] classFile) {
        return ClassFile.of().parse(classFile).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(element -> element instanceof InvokeDynamicInstruction call && call.bootstrapMethod().methodName().equals("typeSwitch"))
                .count();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            return in.readAllBytes();
        }
    }
}
