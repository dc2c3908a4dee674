package dev.tailrace.core.processors;

import dev.tailrace.core.batch.Event;
import dev.tailrace.core.batch.FieldType;
import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.batch.Source;
import dev.tailrace.core.batch.TapeWord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields that names select: those of the names themselves and all that are nested below them. Keeps its verdict on each field number it
 * has met; used by one worker.
 */
final class FieldSelection {
    private static final byte UNSEEN = 0;
    private static final byte CHOSEN = 1;
    private static final byte OTHER = 2;

    private final Fields fields;
    private final List<String> names;
    private byte[] verdicts = new byte[64];

    /** Those chosen of the first {@link #judged} fields. */
    private int[] chosen = {};

    private int judged;
    private Source.Template template;
    private int[] shared = {};

    FieldSelection(Fields fields, List<String> names) {
        this.fields = fields;
        this.names = names;
    }

    boolean has(int field) {
        if (field >= verdicts.length) {
            verdicts = Arrays.copyOf(verdicts, Math.max(field + 1, verdicts.length * 2));
        }
        if (verdicts[field] == UNSEEN) {
            String name = fields.name(field);
            boolean chosen = names.stream().anyMatch(each -> name.equals(each) || name.startsWith(each) && name.charAt(each.length()) == '.');
            verdicts[field] = chosen ? CHOSEN : OTHER;
        }
        return verdicts[field] == CHOSEN;
    }

    /** Removes from the event the fields that are chosen; time and tags stay. */
    void removeChosen(Event event) {
        if (judged != fields.count()) {
            judge(fields.count());
        }
        for (int field : chosen) {
            event.remove(field);
        }
    }

    private void judge(int count) {
        chosen = IntStream.range(0, count)
                .filter(field -> field != Fields.TIMESTAMP && field != Fields.TAGS && has(field))
                .toArray();
        judged = count;
    }

    /** Removes from the event the fields that are not chosen; time and tags stay. */
    void removeOthers(Event event) {
        for (int at = event.fieldsStart(); at < event.fieldsEnd(); at = event.next(at)) {
            long word = event.word(at);
            int field = TapeWord.field(word);
            boolean removable = field != Fields.TIMESTAMP && field != Fields.TAGS && TapeWord.type(word) != FieldType.NONE;
            if (removable && !has(field)) {
                event.remove(field);
            }
        }
        if (!has(Fields.MESSAGE)) {
            event.remove(Fields.MESSAGE);
        }
    }

    /** Hides chosen fields that the event does not hold itself but its source, or the agent, implies. */
    void hideShared(Event event) {
        if (event.source().template() != template) {
            template = event.source().template();
            shared = IntStream.concat(
                            IntStream.of(Fields.LOG_OFFSET, Fields.EVENT_ID),
                            IntStream.concat(
                                    IntStream.of(template.ownFields()),
                                    template.fields().keySet().stream().mapToInt(Integer::intValue)))
                    .filter(this::has)
                    .toArray();
        }
        for (int field : shared) {
            event.hide(field);
        }
    }
}
