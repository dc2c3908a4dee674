package dev.tailrace.core.config;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * YAML to look mistakes up in. Offsets are in characters; places are counted in code points, as editors do.
 *
 * @param text what the parser read: where mistakes were found before, they are painted over
 * @param original what the user wrote, as long and with the same lines
 */
record YamlText(String file, String text, String original) {
    Location location(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Location location(int offset) {
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            start = at + 1;
        }
        return new Location(file, line, text.codePointCount(start, offset) + 1);
    }

    int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    String between(Mark start, Mark end) {
        return text.substring(offset(start), offset(end));
    }

    /** Where the line that holds {@code offset} starts. */
    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where it ends, the line break excluded. */
    int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            return text.length();
        }
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The rest of the line from {@code offset} on, as the user wrote it, but for a comment. */
    String written(int offset) {
        return original.substring(offset, lineEnd(offset)).split(" #", 2)[0].strip();
    }

    /** The part of the line before {@code offset}. */
    String before(int offset) {
        return text.substring(lineStart(offset), offset);
    }

    /** The line that holds {@code offset}. */
    String line(int offset) {
        return text.substring(lineStart(offset), lineEnd(offset));
    }

    /** Where the nearest line above starts that is neither blank nor a comment; -1 if there is none. */
    int lineAbove(int offset) {
        for (int start = lineStart(offset); start > 0; ) {
            start = lineStart(start - 1);
            String line = line(start).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                return start;
            }
        }
        return -1;
    }

    /** How far the lines above are indented, as far as this one could go on with them: from the outermost in. */
    List<Integer> indentsAbove(int offset) {
        List<Integer> indents = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        for (int start = lineAbove(offset); start >= 0; start = lineAbove(start)) {
            String line = line(start);
            int indent = indent(line);
            if (indent < least) {
                int content = indent;
                while (line.startsWith("- ", content)) {
                    content += 2;
                }
                if (content > indent && content < least) {
                    indents.addFirst(content);
                }
                indents.addFirst(indent);
                least = indent;
            }
        }
        return indents;
    }

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** The same text with {@code replacement} put over what stands at {@code offset}: all places stay what they were. */
    String with(int offset, String replacement) {
        return text.substring(0, offset) + replacement + text.substring(offset + replacement.length());
    }
}
