package dev.tailrace.core.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a YAML parser could not read, in words for someone who wrote a path or a pattern and never meant YAML's special characters.
 *
 * @param location what to look at, which is often not where the parser gave up
 * @param mended the text with the mistake painted over, places unchanged, so that the rest can be checked too; empty if what was meant
 *     cannot be told
 */
record YamlMistake(Location location, String message, Optional<String> mended) {
    private static final Pattern VALUE = Pattern.compile("(?:^\\s*|: +|- +|, *|\\[ *|\\{ *)([\\[{'\"])");
    private static final Pattern KEY = Pattern.compile(":(?:\\s|$)");
    private static final Pattern BRACES = Pattern.compile(".\\{[^}\n]*}");

    private static final String AFTER_QUOTE = "text after the closing quote; in single quotes a ' is written \'\'";

    static YamlMistake of(YamlEngineException e, YamlText source) {
        return switch (e) {
            case MarkedYamlEngineException marked when marked.getProblemMark().isPresent() ->
                new Finding(marked, marked.getProblemMark().get(), source).explain();
            case ReaderException unreadable -> unprintable(unreadable, source);
            default -> stop(source.location(0), "not YAML: " + e.getMessage());
        };
    }

    private static YamlMistake unprintable(ReaderException e, YamlText source) {
        int at = Math.min(e.getPosition(), source.text().length());
        return stop(source.location(at), String.format("the character U+%04X is not allowed in YAML", e.getCodePoint()));
    }

    private static YamlMistake stop(Location location, String message) {
        return new YamlMistake(location, message, Optional.empty());
    }

    private static YamlMistake goOn(Location location, String message, String mended) {
        return new YamlMistake(location, message, Optional.of(mended));
    }

    /** A parser's complaint, to be looked up in the text. */
    private record Finding(String context, Optional<Mark> contextMark, String problem, Mark mark, YamlText source) {
        Finding(MarkedYamlEngineException e, Mark mark, YamlText source) {
            this(String.valueOf(e.getContext()), e.getContextMark(), String.valueOf(e.getProblem()), mark, source);
        }

        YamlMistake explain() {
            int at = source.offset(mark);
            if (problem.contains("(TAB)")) {
                return tab(at);
            }
            if (context.contains("double-quoted") && problem.contains("escape")) {
                return escape(at);
            }
            if (problem.contains("cannot start any token")) {
                return needsQuotes(at, "a value that starts with '" + source.text().charAt(at) + "' needs single quotes");
            }
            if (context.contains("an alias") || context.contains("an anchor")) {
                int start = source.offset(contextMark.orElse(mark));
                char first = source.text().charAt(start);
                return needsQuotes(start, "a value that starts with '" + first + "' needs single quotes: in YAML it would be an "
                        + (first == '*' ? "alias" : "anchor"));
            }
            if (problem.contains("found unexpected end of stream")) {
                return stop(source.location(contextMark.orElse(mark)), "this quote is never closed");
            }
            if (problem.contains("mapping values are not allowed")) {
                return unexpectedColon(at);
            }
            if (problem.contains("expected <block end>")) {
                return unexpectedInBlock(at);
            }
            if (context.contains("flow sequence") || context.contains("flow mapping")) {
                return unclosed();
            }
            if (problem.contains("expected the node content")) {
                return noContent(at);
            }
            if (problem.contains("could not find expected ':'")) {
                return noKey(source.lineStart(source.offset(contextMark.orElse(mark))));
            }
            return stop(source.location(mark), "not YAML: " + problem.lines().findFirst().orElse("unreadable"));
        }

        private YamlMistake tab(int at) {
            if (!source.before(at).isBlank()) {
                int end = at;
                while (end < source.text().length() && source.text().charAt(end) == '\t') {
                    end++;
                }
                return goOn(source.location(at), "a tab stands before the value; use a space", source.with(at, " ".repeat(end - at)));
            }
            long more = source.text().substring(source.lineEnd(at)).lines().filter(line -> line.startsWith("\t")).count();
            String others = more == 0 ? "" : " (and " + more + " more below)";
            return stop(source.location(at), "a tab in the indentation; YAML is indented with spaces only" + others);
        }

        private YamlMistake escape(int at) {
            int backslash = source.text().lastIndexOf('\\', at);
            int start = Math.max(source.offset(contextMark.orElseThrow()) + 1, source.lineStart(at));
            int close = source.text().indexOf('"', at);
            int end = Math.clamp(close, backslash + 1, Math.max(backslash + 1, source.lineEnd(at)));
            String inside = source.text().substring(start, end);
            String escape = source.text().substring(backslash, Math.min(backslash + 2, end));
            boolean whole = close == end && source.text().charAt(start - 1) == '"';
            return goOn(
                    source.location(backslash),
                    "'" + escape + "' is no escape here; in single quotes a backslash is just a backslash" + (whole ? ": '" + inside
                            + "'" : ""),
                    source.with(start, inside.replace('\\', '/')));
        }

        private YamlMistake needsQuotes(int at, String message) {
            Matcher braces = BRACES.matcher(source.text()).region(at, source.text().length());
            String painted = braces.lookingAt() ? "_".repeat(braces.end() - at) : "_";
            String before = source.before(at);
            String value = source.written(at);
            boolean wholeValue = !before.contains("[") && !before.contains("{") && !value.contains("'");
            return goOn(source.location(at), message + (wholeValue ? ": '" + value + "'" : ""), source.with(at, painted));
        }

        private YamlMistake unexpectedColon(int at) {
            String before = source.before(at);
            int start = source.lineStart(at);
            if (KEY.matcher(before).find()) {
                return stop(source.location(at), "a second ': ' in the line; a value with ': ' in it needs single quotes");
            }
            int above = source.lineAbove(at);
            if (above >= 0 && !KEY.matcher(source.line(above)).find() && !source.line(above).stripLeading().startsWith("- ")) {
                return noKey(above);
            }
            return indentation(start);
        }

        /** @param start where a line starts that has no {@code ": "} */
        private YamlMistake noKey(int start) {
            int content = start + YamlText.indent(source.line(start));
            String written = source.written(content);
            String hint = written.contains(":") ? "; after the colon there must be a space" : "";
            return stop(source.location(content), "expected 'key: value', found " + Quoted.of(written) + hint);
        }

        private YamlMistake unexpectedInBlock(int at) {
            String before = source.before(at);
            if (!before.isBlank()) {
                return afterValue(at, before);
            }
            int began = contextMark.orElse(mark).getLine() + 1;
            if (problem.contains("'-'")) {
                return stop(
                        source.location(at),
                        "a list item stands where the mapping that began in line " + began + " expects a key; check the indentation");
            }
            if (problem.contains("'?'") && context.contains("collection")) {
                return stop(
                        source.location(at),
                        "a key stands where the list that began in line " + began + " expects '- '; check the indentation");
            }
            return indentation(source.lineStart(at));
        }

        /** Something follows a value that was complete: {@code {service}-logs}, {@code 'it's'}. */
        private YamlMistake afterValue(int at, String before) {
            Matcher values = VALUE.matcher(before);
            if (values.find()) {
                char first = values.group(1).charAt(0);
                int start = at - before.length() + values.start(1);
                String what = switch (first) {
                    case '\'' -> AFTER_QUOTE;
                    case '"' -> "text after the closing quote; in double quotes a \" is written \\\"";
                    default -> "a value that starts with '" + first + "' but goes on after it needs single quotes: '"
                            + source.written(start) + "'";
                };
                return stop(source.location(first == '\'' || first == '"' ? at : start), what);
            }
            return stop(source.location(at), "unexpected text after a value; a quote may be missing here or in a line above");
        }

        private YamlMistake indentation(int start) {
            int indent = YamlText.indent(source.line(start));
            List<Integer> above = source.indentsAbove(start);
            String expected = above.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String reason = above.contains(indent) ? "the line above already has a value" : "the lines above are indented by " + expected;
            return stop(source.location(start + indent), "wrong indentation: " + indent + (indent == 1 ? " space; " : " spaces; ")
                    + reason);
        }

        private YamlMistake unclosed() {
            Mark opened = contextMark.orElse(mark);
            String close = context.contains("sequence") ? "]" : "}";
            if (opened.getLine() != mark.getLine()) {
                char open = source.text().charAt(source.offset(opened));
                return stop(
                        source.location(opened),
                        "this '" + open + "' is not closed: expected ',' or '" + close + "' before line " + (mark.getLine() + 1));
            }
            int at = source.offset(mark);
            if (source.before(at).endsWith("'")) {
                return stop(source.location(at), AFTER_QUOTE);
            }
            return stop(source.location(mark), "expected ',' or '" + close + "'; a value with special characters needs single quotes");
        }

        private YamlMistake noContent(int at) {
            if (problem.contains("<stream end>")) {
                return stop(source.location(at), "the file ends where a value is expected; is a '[' or '{' not closed?");
            }
            return stop(source.location(at), "expected a value, found '" + source.text().charAt(at)
                    + "'; a text that starts with it needs single quotes");
        }
    }
}
