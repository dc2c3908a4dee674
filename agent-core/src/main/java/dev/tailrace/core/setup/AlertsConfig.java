package dev.tailrace.core.setup;

import dev.tailrace.core.alert.AlertRule;
import dev.tailrace.core.notify.NotifierConfig;
import java.util.List;
import java.util.Map;

/**
 * What to warn of, and whom.
 *
 * @param rules of alerts
 * @param notifiers by name
 * @param print of both
 */
public record AlertsConfig(List<AlertRule> rules, Map<String, NotifierConfig> notifiers, Print print) {
    /** Two are the same if their settings are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AlertsConfig that && print.equals(that.print);
    }

    @Override
    public int hashCode() {
        return print.hashCode();
    }
}
