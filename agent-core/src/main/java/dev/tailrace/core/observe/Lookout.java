package dev.tailrace.core.observe;

import java.util.List;

/** Who looks at events at the moment. The agent's thread posts, workers read. */
public final class Lookout {
    private volatile List<ObserverPlan> plans = List.of();

    /** These look from the next batch on; who looked before looks no more. */
    public void post(List<ObserverPlan> next) {
        plans = List.copyOf(next);
    }

    /** The same list until others are posted. */
    public List<ObserverPlan> plans() {
        return plans;
    }

    /** True if someone wants to see also what is not parsed. */
    public boolean wantsUnparsed() {
        for (ObserverPlan plan : plans) {
            if (plan.wantsUnparsed()) {
                return true;
            }
        }
        return false;
    }
}
