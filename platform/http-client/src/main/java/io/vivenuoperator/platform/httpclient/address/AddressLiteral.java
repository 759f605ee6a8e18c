package io.vivenuoperator.platform.httpclient.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an address that is written out, in its one plain spelling: {@code InetAddress} also takes {@code 127.1}, {@code 2130706433} and
 * {@code 0177.0.0.1}, and not as other programs do.
 */
public final class AddressLiteral {
    /** Octets of an IPv4 address. */
    static final int SHORT = 4;
    /** Octets of an IPv6 address. */
    static final int LONG = 16;

    private static final int GROUPS = 8;
    private static final int HIGHEST = 255;
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private AddressLiteral() {}

    /** Four numbers from 0 to 255 without leading zeros, as four octets. */
    public static Optional<byte[]> ipv4(String text) {
        if (!FOUR_NUMBERS.matcher(text).matches()) {
            return Optional.empty();
        }
        var octets = new byte[SHORT];
        var numbers = text.split("\\.", -1);
        for (int i = 0; i < SHORT; i++) {
            int number = Integer.parseInt(numbers[i]);
            if (number > HIGHEST) {
                return Optional.empty();
            }
            octets[i] = (byte) number;
        }
        return Optional.of(octets);
    }

    /** Eight groups, at most one {@code ::}, the last two groups also as an IPv4 address; sixteen octets. No brackets, no zone. */
    public static Optional<byte[]> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(all -> octets(all, List.of()));
        }
        var before = groups(text.substring(0, gap));
        var after = groups(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || text.substring(0, gap).contains(".")) {
            return Optional.empty();
        }
        return before.get().size() + after.get().size() < GROUPS
                ? Optional.of(octets(before.get(), after.get()))
                : Optional.empty();
    }

    private static Optional<List<Integer>> groups(String text) {
        var groups = new ArrayList<Integer>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        var parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else if (i == parts.length - 1 && ipv4(parts[i]).isPresent()) {
                ipv4(parts[i]).ifPresent(octets -> {
                    groups.add(pair(octets, 0));
                    groups.add(pair(octets, 2));
                });
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static byte[] octets(List<Integer> before, List<Integer> after) {
        var octets = new byte[LONG];
        put(octets, 0, before);
        put(octets, GROUPS - after.size(), after);
        return octets;
    }

    private static void put(byte[] octets, int first, List<Integer> groups) {
        for (int i = 0; i < groups.size(); i++) {
            octets[2 * (first + i)] = (byte) (groups.get(i) >> Byte.SIZE);
            octets[2 * (first + i) + 1] = groups.get(i).byteValue();
        }
    }

    private static int pair(byte[] octets, int at) {
        return (Byte.toUnsignedInt(octets[at]) << Byte.SIZE) | Byte.toUnsignedInt(octets[at + 1]);
    }

    /** The IPv4 address in the last four octets. */
    static byte[] tail(byte[] octets) {
        return Arrays.copyOfRange(octets, octets.length - SHORT, octets.length);
    }
}
