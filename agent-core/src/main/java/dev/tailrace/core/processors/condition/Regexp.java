package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.Slice;
import dev.tailrace.core.processors.text.FieldText;
import dev.tailrace.core.processors.text.PatternSearch;
import dev.tailrace.core.processors.text.TextPattern;

/** {@code regexp} for one field: the pattern is found somewhere in it. A search that takes too long counts as not found. */
final class Regexp implements Condition {
    private final FieldText field;
    private final PatternSearch regex;
    private final Slice value = new Slice();

    Regexp(int field, TextPattern pattern) {
        this.field = new FieldText(field);
        this.regex = pattern.newSearch();
    }

    @Override
    public boolean test(Event event) {
        return field.read(event, value)
                && regex.reset(value.array(), value.start(), value.length()).find() == PatternSearch.Found.YES;
    }
}
