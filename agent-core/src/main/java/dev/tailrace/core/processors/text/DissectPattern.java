package dev.tailrace.core.processors.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of keys and the texts between them: {@code %{client.ip} [%{ts}] "%{+ts}" %{?skipped} %{size|long} %{padded->}}. Immutable.
 *
 * <p>{@code %{}} and {@code %{?name}} are passed over; {@code %{+name}} is appended to the value that {@code name} has so far;
 * {@code ->} takes the text behind the key as often as it stands there; {@code |type} is one of {@code convert}'s types.
 *
 * @param before the text before the first key
 * @param keys the keys in their order
 */
public record DissectPattern(byte[] before, List<Key> keys) {
    private static final Pattern KEY = Pattern.compile("%\\{([?+]?)([^}|]*?)(->)?(?:\\|(\\w+))?(->)?\\}");

    /**
     * A key.
     *
     * @param name empty if it is passed over
     * @param append whether its text is added to what the name has
     * @param padded whether the text behind it may stand there several times
     * @param after the text behind it; empty only for the last one, which takes the rest
     */
    public record Key(String name, boolean append, boolean padded, TypedText.Type type, byte[] after) {}

    /** @throws IllegalArgumentException saying what is wrong */
    public static DissectPattern of(String pattern) {
        Matcher matcher = KEY.matcher(pattern);
        List<Key> keys = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
            boolean skipped = matcher.group(1).equals("?") || matcher.group(2).isEmpty();
            keys.add(new Key(
                    skipped ? "" : matcher.group(2),
                    matcher.group(1).equals("+"),
                    matcher.group(3) != null || matcher.group(5) != null,
                    type(matcher.group(4)),
                    null));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("expected keys such as %{client.ip}, found none in '" + pattern + '\'');
        }
        for (int i = 0; i < keys.size(); i++) {
            int next = i + 1 < keys.size() ? places.get(i + 1)[0] : pattern.length();
            String after = pattern.substring(places.get(i)[1], next);
            if (after.isEmpty() && i + 1 < keys.size()) {
                throw new IllegalArgumentException("nothing stands between key " + (i + 1)
                        + " and the next, so that nothing tells them apart");
            }
            Key key = keys.get(i);
            keys.set(i, new Key(key.name, key.append, key.padded, key.type, after.getBytes(StandardCharsets.UTF_8)));
        }
        return new DissectPattern(pattern.substring(0, places.getFirst()[0]).getBytes(StandardCharsets.UTF_8), List.copyOf(keys));
    }

    private static TypedText.Type type(String name) {
        if (name == null) {
            return TypedText.Type.STRING;
        }
        try {
            return TypedText.Type.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown type '" + name
                    + "' (there are: string, integer, long, float, double, boolean, ip)");
        }
    }
}
