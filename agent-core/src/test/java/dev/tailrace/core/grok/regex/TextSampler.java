package dev.tailrace.core.grok.regex;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Writes texts that an expression probably matches: a walk through its tree that takes random turns. For tests. */
public final class TextSampler {
    private final Random random;

    public TextSampler(Random random) {
        this.random = random;
    }

    /** A text for an expression that the compiler takes. */
    public String sample(String regex, Dialect dialect) throws NotCompilable {
        StringBuilder out = new StringBuilder();
        write(Parser.parse(regex, dialect).root(), out);
        return out.toString();
    }

    private void write(Node node, StringBuilder out) {
        switch (node) {
            case Node.Empty _, Node.Edge _, Node.Ahead _, Node.Behind _ -> {}
            case Node.Chars(CodePoints set) -> character(set, out);
            case Node.Literal(List<Byte> bytes) -> {
                byte[] all = new byte[bytes.size()];
                for (int i = 0; i < all.length; i++) {
                    all[i] = bytes.get(i);
                }
                out.append(new String(all, StandardCharsets.UTF_8));
            }
            case Node.Sequence(List<Node> parts) -> parts.forEach(part -> write(part, out));
            case Node.Choice(List<Node> options) -> write(options.get(random.nextInt(options.size())), out);
            case Node.Group(int _, Node body) -> write(body, out);
            case Node.Atomic(Node body) -> write(body, out);
            case Node.Outlined(Node body) -> write(body, out);
            case Node.Repeat repeat -> {
                int spread = Math.min(repeat.max() - repeat.min(), random.nextInt(8) == 0 ? 12 : 3);
                int times = repeat.min() + random.nextInt(spread + 1);
                for (int i = 0; i < times; i++) {
                    write(repeat.body(), out);
                }
            }
        }
    }

    private void character(CodePoints set, StringBuilder out) {
        for (int tries = 0; tries < 50; tries++) {
            int c = switch (random.nextInt(12)) {
                case 0 -> 0x80 + random.nextInt(0x300);
                case 1 -> 0x4E00 + random.nextInt(0x100);
                case 2 -> 0x1F600 + random.nextInt(0x40);
                case 3 -> random.nextInt(0x20);
                default -> 0x20 + random.nextInt(0x5F);
            };
            if (set.contains(c)) {
                out.appendCodePoint(c);
                return;
            }
        }
        if (!set.isEmpty()) {
            out.appendCodePoint(set.ranges()[0]);
        }
    }
}
