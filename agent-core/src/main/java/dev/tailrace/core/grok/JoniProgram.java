package dev.tailrace.core.grok;

import dev.tailrace.core.duty.Clock;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcodings.exception.JCodingsException;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;
import org.joni.WarnCallback;
import org.joni.exception.InternalException;
import org.joni.exception.JOniException;
import org.joni.exception.TimeoutException;

/** An expression compiled by Joni. Thread-safe. */
final class JoniProgram {
    /** How long a line may keep Joni busy, in nanoseconds. */
    private static final long BUDGET_NANOS = 10_000_000;

    /** At so many places Joni tries before the time is looked at: it looks itself only where one place takes it many thousand steps. */
    private static final int PLACES = 16;

    private final Clock clock = Clock.SYSTEM;

    private final Regex regex;
    private final int[][] groups;

    private JoniProgram(Regex regex, int[][] groups) {
        this.regex = regex;
        this.groups = groups;
    }

    static JoniProgram compile(Expansion expansion) {
        byte[] utf8 = expansion.regex().getBytes(StandardCharsets.UTF_8);
        try {
            Regex regex = new Regex(utf8, 0, utf8.length, Option.NONE, UTF8Encoding.INSTANCE, WarnCallback.NONE);
            Map<String, int[]> named = new HashMap<>();
            regex.namedBackrefIterator().forEachRemaining(entry -> named.put(
                    new String(entry.name, entry.nameP, entry.nameEnd - entry.nameP, StandardCharsets.UTF_8), entry.getBackRefs()));
            int[][] groups = new int[expansion.captures().size()][];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = named.get(Expansion.group(i));
                if (groups[i] == null) {
                    throw expansion.groupless(i);
                }
            }
            return new JoniProgram(regex, groups);
        } catch (JOniException | JCodingsException | IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new GrokException(e.getMessage() + " in the pattern " + expansion.expression(), 0, List.of());
        }
    }

    /** A matcher; where Joni runs into a mistake of its own, it cannot tell either. */
    LineMatcher matcher(int[] places) {
        return (utf8, from, to, slots) -> match(utf8, from, to, places, slots);
    }

    private Result match(byte[] utf8, int from, int to, int[] places, int[] slots) {
        Matcher matcher = regex.matcher(utf8, from, to, BUDGET_NANOS);
        long end = clock.nanos() + BUDGET_NANOS;
        int found = Matcher.FAILED;
        try {
            for (int at = from; found < 0 && at <= to; at += PLACES) {
                if (at > from && clock.nanos() - end > 0) {
                    return Result.BUDGET_EXCEEDED;
                }
                found = matcher.searchInterruptible(at, Math.min(at + PLACES, to), Option.NONE);
            }
        } catch (TimeoutException | InternalException e) {
            return Result.BUDGET_EXCEEDED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.BUDGET_EXCEEDED;
        }
        if (found < 0) {
            return Result.NO_MATCH;
        }
        Region region = matcher.getRegion();
        for (int i = 0; i < groups.length; i++) {
            int group = region == null ? -1 : participant(region, groups[i]);
            slots[2 * places[i]] = group < 0 ? -1 : from + region.getBeg(group);
            slots[2 * places[i] + 1] = group < 0 ? -1 : from + region.getEnd(group);
        }
        return Result.MATCH;
    }

    private static int participant(Region region, int[] groups) {
        for (int group : groups) {
            if (region.getBeg(group) >= 0) {
                return group;
            }
        }
        return -1;
    }
}
