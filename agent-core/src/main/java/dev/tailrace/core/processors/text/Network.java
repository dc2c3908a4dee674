package dev.tailrace.core.processors.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A set of IP addresses: a CIDR block, or one that has a name, as Filebeat's {@code network} condition knows them. Immutable. */
public sealed interface Network {
    boolean contains(Address address);

    /**
     * A block of addresses that begin with the same bits.
     *
     * @param bits how many, of 128 (of IPv4: 96 more than written)
     */
    record Block(long high, long low, int bits) implements Network {
        @Override
        public boolean contains(Address address) {
            long highMask = bits >= 64 ? -1L : bits == 0 ? 0 : -1L << 64 - bits;
            long lowMask = bits <= 64 ? 0 : -1L << 128 - bits;
            return ((address.high() ^ high) & highMask) == 0 && ((address.low() ^ low) & lowMask) == 0;
        }
    }

    /** Blocks together. */
    record Union(List<Block> blocks) implements Network {
        @Override
        public boolean contains(Address address) {
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).contains(address)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All addresses outside. */
    record Outside(Network network) implements Network {
        @Override
        public boolean contains(Address address) {
            return !network.contains(address);
        }
    }

    List<String> NAMES = List.of(
            "loopback", "private", "public", "unicast", "global_unicast", "multicast", "link_local_unicast", "link_local_multicast",
            "interface_local_multicast", "unspecified");

    /**
     * A network as configurations write it.
     *
     * @throws IllegalArgumentException if it is neither a name nor an address or a block in CIDR form
     */
    static Network of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "loopback" -> union("127.0.0.0/8", "::1");
            case "private" -> union("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
            case "public" -> new Outside(union(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "127.0.0.0/8", "::1", "0.0.0.0", "::", "169.254.0.0/16",
                    "fe80::/10", "224.0.0.0/24", "ff02::/16", "ff01::/16"));
            case "unicast", "global_unicast" -> new Outside(union(
                    "255.255.255.255", "0.0.0.0", "::", "127.0.0.0/8", "::1", "224.0.0.0/4", "ff00::/8", "169.254.0.0/16", "fe80::/10"));
            case "multicast" -> union("224.0.0.0/4", "ff00::/8");
            case "link_local_unicast" -> union("169.254.0.0/16", "fe80::/10");
            case "link_local_multicast" -> union("224.0.0.0/24", "ff02::/16");
            case "interface_local_multicast" -> union("ff01::/16");
            case "unspecified" -> union("0.0.0.0", "::");
            default -> block(text);
        };
    }

    private static Network union(String... blocks) {
        return new Union(java.util.Arrays.stream(blocks).map(Network::block).toList());
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        byte[] address = (slash < 0 ? text : text.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
        Address parsed = new Address();
        if (!parsed.parse(address, 0, address.length)) {
            throw new IllegalArgumentException("'" + text + "' is no network: expected 10.0.0.0/8, 2001:db8::/32 or one of "
                    + String.join(", ", NAMES));
        }
        boolean v4 = text.indexOf(':') < 0;
        int most = v4 ? 32 : 128;
        int bits = slash < 0 ? most : prefix(text, slash, most);
        return new Block(parsed.high(), parsed.low(), v4 ? bits + 96 : bits);
    }

    private static int prefix(String text, int slash, int most) {
        String digits = text.substring(slash + 1);
        Predicate<String> valid = each -> each.matches("\\d{1,3}") && Integer.parseInt(each) <= most;
        if (!valid.test(digits)) {
            throw new IllegalArgumentException("'" + text + "': the prefix must be a number up to " + most);
        }
        return Integer.parseInt(digits);
    }
}
