package dev.tailrace.core.processors.w3c;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.config.Key;
import dev.tailrace.core.config.Section;
import dev.tailrace.core.config.Settings;
import dev.tailrace.core.processors.LineWatch;
import dev.tailrace.core.processors.Processor;
import dev.tailrace.core.processors.ProcessorFactory;
import dev.tailrace.core.processors.ProcessorPlan;
import java.util.Optional;

/** {@code w3c}: lines of the W3C extended format, as IIS writes them, by the file's own {@code #Fields:} lines. */
public final class W3c implements ProcessorFactory {
    private final Key<String> prefix =
            Key.string("prefix").or("w3c").doc("What stands before the names of columns for which the Elastic Common Schema has none.");

    @Override
    public String name() {
        return "w3c";
    }

    @Override
    public Section section() {
        return Section.of("processor 'w3c'", prefix);
    }

    @Override
    public ProcessorPlan configure(Settings settings, Fields fields) {
        String before = settings.get(prefix);
        CommonLayouts common = new CommonLayouts(before, fields);
        LayoutBook book = new LayoutBook(before, fields);
        return new ProcessorPlan() {
            @Override
            public Processor instantiate() {
                return new ColumnReader(book, common, fields);
            }

            @Override
            public Optional<LineWatch> watch() {
                return Optional.of(book.watch());
            }
        };
    }
}
