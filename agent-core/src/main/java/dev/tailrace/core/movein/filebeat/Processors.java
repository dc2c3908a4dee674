package dev.tailrace.core.movein.filebeat;

import dev.tailrace.core.config.Location;
import dev.tailrace.core.config.Node;
import dev.tailrace.core.movein.Draft;
import dev.tailrace.core.movein.Options;
import dev.tailrace.core.movein.Origin;
import java.util.Optional;
import java.util.Set;

/** One list of processors. What has no counterpart becomes a comment at its place. One use. */
final class Processors {
    private final Origin origin;
    private final Forms forms;
    private final Conditions conditions;
    private final Draft steps = new Draft();
    private final Steps each;

    Processors(Origin origin, Forms forms) {
        this.origin = origin;
        this.forms = forms;
        this.conditions = new Conditions(forms);
        this.each = new Steps(origin, forms, steps);
    }

    /** The items of a list of processors. */
    Draft steps() {
        return steps;
    }

    /** Tags that every event gets. */
    Set<String> tags() {
        return each.tags();
    }

    /** Takes a list over; of nothing nothing comes. */
    Processors move(Node list) {
        move(list, Optional.empty());
        return this;
    }

    private void move(Node list, Optional<String> outer) {
        switch (list) {
            case Node.ListNode items -> items.items().forEach(item -> one(item, outer));
            case Node.MapNode map -> one(map, outer);
            case null -> {}
            case Node.ScalarNode scalar -> leftOut(scalar.location(), "processors", "expected a list");
        }
    }

    private void one(Node item, Optional<String> outer) {
        if (!(item instanceof Node.MapNode map) || map.members().isEmpty()) {
            leftOut(item.location(), "processors", "expected a processor, found " + item.kind());
            return;
        }
        if (map.get("if") != null) {
            branch(map, outer);
            return;
        }
        String name = map.members().firstEntry().getKey();
        Options options = Options.of(map.members().firstEntry().getValue().value());
        Optional<String> when = outer;
        if (options.take("when") instanceof Node condition) {
            Optional<String> moved = conditions.move(condition);
            if (moved.isEmpty()) {
                leftOut(item.location(), name, "its condition has no counterpart: " + forms.any(condition));
                return;
            }
            when = Conditions.both(outer, moved);
        }
        each.add(new Steps.Step(name, item.location(), options, when));
    }

    private void branch(Node.MapNode map, Optional<String> outer) {
        Optional<String> condition = conditions.move(map.get("if"));
        if (condition.isEmpty()) {
            leftOut(map.location(), "if", "the condition has no counterpart: " + forms.any(map.get("if")));
            return;
        }
        move(map.get("then"), Conditions.both(outer, condition));
        move(map.get("else"), Conditions.both(outer, Optional.of(Conditions.one("not", condition.get()))));
    }

    private void leftOut(Location at, String what, String why) {
        steps.note(origin.leftOut(at, what, why));
    }
}
