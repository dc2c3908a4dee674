package dev.tailrace.core.processors.w3c;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.processors.text.Address;
import java.util.ArrayList;
import java.util.List;

/** The columns of a run of lines, in their order. Immutable. */
final class Layout {
    private final Column[] columns;
    private final int date;
    private final int time;

    private Layout(List<Column> columns) {
        this.columns = columns.toArray(Column[]::new);
        this.date = find(Column.Kind.DATE);
        this.time = find(Column.Kind.TIME);
    }

    /** The columns that names, separated by spaces or tabs, stand for: what follows {@code #Fields:}. */
    static Layout of(String names, String prefix, Fields fields) {
        List<Column> columns = new ArrayList<>();
        for (String name : names.strip().split("[ \t]+")) {
            columns.add(Column.of(name, prefix, fields));
        }
        return new Layout(columns);
    }

    int size() {
        return columns.length;
    }

    Column column(int i) {
        return columns[i];
    }

    /** The first column of the kind, or -1. */
    int find(Column.Kind kind) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    int date() {
        return date;
    }

    int time() {
        return time;
    }

    /** Whether the values can be what the columns say. */
    boolean fits(Values values, Address scratch) {
        if (values.count() != columns.length) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (!values.isAbsent(i) && !fits(columns[i].kind(), values, i, scratch)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Column.Kind kind, Values values, int i, Address scratch) {
        return switch (kind) {
            case DATE -> values.length(i) == 10 && values.byteAt(i, 4) == '-' && values.byteAt(i, 7) == '-';
            case TIME -> values.length(i) >= 8 && values.byteAt(i, 2) == ':' && values.byteAt(i, 5) == ':';
            case CLIENT, ADDRESS -> scratch.parse(values.array(), values.start(i), values.length(i));
            case STATUS -> values.length(i) <= 3 && values.isDigits(i);
            case NUMBER, TOOK -> values.isDigits(i);
            case METHOD -> values.byteAt(i, 0) >= 'A' && values.byteAt(i, 0) <= 'Z';
            case PATH -> values.byteAt(i, 0) == '/' || values.byteAt(i, 0) == '*' || values.byteAt(i, 0) == 'h';
            case QUERY, PLUSSED, VERSION, TEXT -> true;
        };
    }
}
