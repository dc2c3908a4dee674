package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Nearest;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.attack.Category;
import dev.tailrace.core.processors.attack.Rule;
import dev.tailrace.core.processors.attack.Rules;
import dev.tailrace.core.processors.text.FieldNames;
import dev.tailrace.core.processors.text.FieldText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code detect_attacks}: an address that looks like an attack gets {@code rule.name} and {@code rule.category}. Of several fields the first
 * that does, of several rules the first, in the order of the resource {@code attacks.rules}.
 */
final class DetectAttacks implements ProcessorFactory {
    private static final List<String> CATEGORIES =
            Arrays.stream(Category.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();

    private final Key<List<String>> names =
            Key.strings("fields").or("[url.original]").doc("The fields with addresses; those that the event lacks are passed over.");
    private final Key<List<String>> categories = Key.strings("categories")
            .or("[sql_injection, xss, path_traversal, illegal_path]")
            .doc("What is looked for: sql_injection, xss, path_traversal, illegal_path.");
    private final Key<List<String>> tags = Key.strings("tags").or("[]").doc("Tags for events with an attack.");

    @Override
    public String name() {
        return "detect_attacks";
    }

    @Override
    public Section section() {
        return Section.of("processor 'detect_attacks'", names, categories, tags);
    }

    /** What an event gets that breaks a rule. */
    private record Verdict(Constant name, Constant category) {}

    /** Where it stands in events. */
    private record Targets(int name, int category, Constant[] tags) {}

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        int[] numbers = FieldNames.internAll(settings, names, fields);
        List<String> wanted = settings.get(categories);
        wanted.stream().filter(each -> !CATEGORIES.contains(each)).forEach(each -> settings.error(categories,
                "unknown category '" + each + '\'' + Nearest.hint(each, CATEGORIES) + " (there are: " + String.join(", ", CATEGORIES) + ')'));
        if (numbers == null || !CATEGORIES.containsAll(wanted)) {
            return null;
        }
        List<Rule> rules = Rules.standard().all();
        Verdict[] verdicts = rules.stream()
                .map(rule -> new Verdict(fields.text(rule.name()), fields.text(rule.category().name().toLowerCase(Locale.ROOT))))
                .toArray(Verdict[]::new);
        long mask = 0;
        for (Rule rule : rules) {
            mask |= wanted.contains(rule.category().name().toLowerCase(Locale.ROOT)) ? 1L << rule.number() : 0;
        }
        long looked = mask;
        Constant[] marks = settings.get(tags).stream().map(fields::text).toArray(Constant[]::new);
        Targets targets = new Targets(fields.intern("rule.name"), fields.intern("rule.category"), marks);
        return () -> new Looking(numbers, looked, verdicts, targets);
    }

    private static final class Looking implements Processor {
        private final FieldText[] fields;
        private final long wanted;
        private final Verdict[] verdicts;
        private final Targets targets;
        private final Rules.Search search = Rules.standard().newSearch();
        private final Slice text = new Slice();

        Looking(int[] fields, long wanted, Verdict[] verdicts, Targets targets) {
            this.fields = Arrays.stream(fields).mapToObj(FieldText::new).toArray(FieldText[]::new);
            this.wanted = wanted;
            this.verdicts = verdicts;
            this.targets = targets;
        }

        @Override
        public boolean process(Event event) {
            for (FieldText field : fields) {
                long broken = field.read(event, text) ? search.broken(text.array(), text.start(), text.length()) & wanted : 0;
                if (broken != 0) {
                    mark(event, verdicts[Long.numberOfTrailingZeros(broken)]);
                    break;
                }
            }
            return true;
        }

        private void mark(Event event, Verdict verdict) {
            event.setConstant(targets.name, verdict.name);
            event.setConstant(targets.category, verdict.category);
            for (Constant tag : targets.tags) {
                event.tag(tag);
            }
        }
    }
}
