package dev.tailrace.core.processors.condition;

import dev.tailrace.core.batch.Constant;
import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.TapeWord;
import dev.tailrace.core.processors.text.Search;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code equals} and {@code contains} for {@code tags}: one of the tags, of the configuration or added since, is or has the text. */
final class TagCondition implements Condition {
    private final byte[] wanted;
    private final boolean whole;
    private Source.Template template;
    private boolean inTemplate;

    TagCondition(String wanted, boolean whole) {
        this.wanted = wanted.getBytes(StandardCharsets.UTF_8);
        this.whole = whole;
    }

    @Override
    public boolean test(Event event) {
        if (event.source().template() != template) {
            template = event.source().template();
            inTemplate = Arrays.stream(template.tags()).anyMatch(this::is);
        }
        if (inTemplate) {
            return true;
        }
        for (int at = event.fieldsStart(); at < event.fieldsEnd(); at = event.next(at)) {
            long word = event.word(at);
            if (TapeWord.field(word) == Fields.TAGS
                    && TapeWord.type(word) == FieldType.CONSTANT
                    && is(event.fields().constant(TapeWord.constant(word)))) {
                return true;
            }
        }
        return false;
    }

    private boolean is(Constant tag) {
        byte[] text = tag.text();
        return whole
                ? Arrays.equals(text, wanted)
                : Search.indexOf(text, 0, text.length, wanted) >= 0;
    }
}
