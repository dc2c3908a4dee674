package dev.tailrace.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WindowProperties {
    /** The window against all that was ever counted, whatever order it came in. */
    @Property(tries = 300)
    void theSumIsThatOfTheNewestSlots(@ForAll @Size(max = 60) List<@IntRange(min = -40, max = 40) Integer> slots) {
        Window window = new Window();
        List<Integer> counted = new ArrayList<>();
        int newest = Integer.MIN_VALUE;
        for (int slot : slots) {
            window.add(slot, 2);
            newest = Math.max(newest, slot);
            if (slot > newest - Window.SLOTS) {
                counted.add(slot);
            }
            int last = newest;
            assertThat(window.sum()).isEqualTo(2 * counted.stream().filter(each -> each > last - Window.SLOTS).count());
        }
        window.advance((long) newest + 1_000_000_000_000L);
        assertThat(window.sum()).isZero();
    }
}
