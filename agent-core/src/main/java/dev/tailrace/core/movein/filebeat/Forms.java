package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.YamlForm;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as Filebeat writes them, in the form that Tailrace reads. Each gives YAML, or nothing ({@code null}) if there is no such value here. */
final class Forms {
    private static final Pattern GO_DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h|d|w)");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGTkmgt]?)([iI]?)[bB]?");

    private final Words words;

    Forms(Words words) {
        this.words = words;
    }

    String text(Node node) {
        return node instanceof Node.ScalarNode scalar ? YamlForm.text(words.of(scalar.text())) : null;
    }

    String texts(Node node) {
        return YamlForm.texts(Options.textsOf(node).stream().map(words::of).toList());
    }

    String any(Node node) {
        return YamlForm.of(node, words::of);
    }

    String bool(Node node) {
        return node instanceof Node.ScalarNode scalar
                ? scalar.text().contains("${") ? text(node) : Boolean.toString(Options.isTrue(scalar.text()))
                : null;
    }

    String whole(Node node) {
        return node instanceof Node.ScalarNode scalar && scalar.text().matches("\\d+|.*\\$\\{.*") ? any(node) : null;
    }

    /** {@code 1h30m} or a number of seconds; less than nothing is off. */
    String duration(Node node) {
        if (!(node instanceof Node.ScalarNode scalar)) {
            return null;
        }
        String text = scalar.text().strip();
        if (text.contains("${")) {
            return text(node);
        }
        if (text.startsWith("-")) {
            return null;
        }
        if (text.matches("\\d+(\\.\\d+)?")) {
            return text.equals("0") ? "0s" : text + 's';
        }
        Matcher part = GO_DURATION.matcher(text);
        double millis = 0;
        int parts = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            millis += Double.parseDouble(part.group(1)) * millis(part.group(2));
            parts++;
            end = part.end();
        }
        if (parts == 0 || end != text.length()) {
            return null;
        }
        boolean asItStands = parts == 1 && text.matches("\\d+(\\.\\d+)?(ns|us|ms|s|m|h|d)");
        return asItStands ? text : millis % 1000 == 0 ? (long) (millis / 1000) + "s" : (long) millis + "ms";
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "ns" -> 1e-6;
            case "us", "µs" -> 1e-3;
            case "ms" -> 1;
            case "s" -> 1e3;
            case "m" -> 60e3;
            case "h" -> 3600e3;
            case "d" -> 86400e3;
            default -> 7 * 86400e3;
        };
    }

    /** A number of bytes, or one with a unit. */
    String size(Node node) {
        if (!(node instanceof Node.ScalarNode scalar)) {
            return null;
        }
        Matcher matcher = SIZE.matcher(scalar.text().strip());
        if (!matcher.matches()) {
            return scalar.text().contains("${") ? text(node) : null;
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        return unit.isEmpty() ? matcher.group(1) : matcher.group(1) + unit + (matcher.group(3).isEmpty() ? "B" : "iB");
    }

    /** Bytes of a size, or -1. */
    static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            return -1;
        }
        int thousands = "KMGT".indexOf(matcher.group(2)) + (matcher.group(2).isEmpty() ? 0 : 1);
        return Math.round(Double.parseDouble(matcher.group(1)) * Math.pow(matcher.group(3).isEmpty() ? 1000 : 1024, thousands));
    }

    String pattern(Node node) {
        return node instanceof Node.ScalarNode scalar ? GoPattern.inJava(scalar.text()).map(YamlForm::text).orElse(null) : null;
    }

    String patterns(Node node) {
        List<String> given = Options.textsOf(node);
        List<String> here = given.stream().flatMap(each -> GoPattern.inJava(each).stream()).toList();
        return here.size() < given.size() ? null : YamlForm.texts(here);
    }
}
