package dev.tailrace.core.grok.regex;

import java.util.List;

/** A regular expression compiled to code that runs over UTF-8 bytes. Thread-safe; each thread searches with its own {@link Search}. */
public final class ByteRegex {
    private final MatchCode code;
    private final Node root;
    private final ReverseNfa reverse;
    private final RequiredText required;
    private final List<String> groups;
    private final boolean asciiTextOnly;
    private final int frameVars;
    private final CodePoints[] sets;

    private ByteRegex(Parser.Parsed parsed, Node root) {
        Unit unit = new Unit();
        int entry = Method.writeAll(root, unit, ClassWriter.NAME);
        this.code = ClassWriter.write(unit, entry);
        this.root = root;
        this.reverse = ReverseNfa.of(root);
        this.required = RequiredText.of(root);
        this.groups = parsed.groups();
        this.asciiTextOnly = parsed.asciiTextOnly();
        this.frameVars = unit.frameVars();
        this.sets = unit.characterSets();
    }

    /** @throws NotCompilable if the expression has something in it that this compiler does not take */
    public static ByteRegex compile(String regex, Dialect dialect) throws NotCompilable {
        Parser.Parsed parsed = Parser.parse(regex, dialect);
        Node root = Simplifier.literals(CommonStarts.takenOut(Simplifier.simplify(parsed.root())));
        return new ByteRegex(parsed, root);
    }

    /** The names of the groups that capture, in the order in which they open; a name may come several times, and be empty. */
    public List<String> groups() {
        return groups;
    }

    /** True if this expression must only be used on text of ASCII characters. */
    public boolean asciiTextOnly() {
        return asciiTextOnly;
    }

    /** What every match contains. */
    public RequiredBytes requiredBytes() {
        return RequiredBytes.of(root);
    }

    public Search newSearch() {
        return new Search(code, new Frame(groups.size(), frameVars, sets), root, reverse, required);
    }
}
