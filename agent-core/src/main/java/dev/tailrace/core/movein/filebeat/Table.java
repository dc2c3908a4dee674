package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import java.util.List;
import java.util.function.Function;

/** Settings that are the same on both sides but for their names and how a value is written. */
final class Table {
    /**
     * One of them.
     *
     * @param here its name in Tailrace
     * @param form writes the value; null if there is no such value here
     * @param theirs its names in Filebeat, of which one may stand there
     */
    record Row(String here, Function<Node, String> form, List<String> theirs) {
        static Row of(String here, Function<Node, String> form, String... theirs) {
            return new Row(here, form, theirs.length == 0 ? List.of(here) : List.of(theirs));
        }
    }

    private final List<Row> rows;

    Table(Row... rows) {
        this.rows = List.of(rows);
    }

    /** Moves what stands there; says which values could not be moved. */
    void move(Options from, Draft to, Origin origin) {
        for (Row row : rows) {
            Node value = from.takeAny(row.theirs().toArray(String[]::new));
            if (value == null) {
                continue;
            }
            String yaml = row.form().apply(value);
            if (yaml != null) {
                to.put(row.here(), yaml);
            } else {
                to.note(origin.leftOut(value.location(), row.theirs().getFirst(), value.kind() + " has no counterpart"));
            }
        }
    }
}
