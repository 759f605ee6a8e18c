package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.receiver.source.CidrBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads variables; never repeats a value in a message, because one of them is a password. */
record Variables(Map<String, String> environment) {

    String required(String name, String fix) {
        String value = text(name, "");
        if (value.isEmpty()) {
            throw new MisconfiguredException(name + " " + fix);
        }
        return value;
    }

    String text(String name, String absent) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? absent : value;
    }

    long number(String name, long absent, long least, long most) {
        String value = text(name, "");
        if (value.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(name, least, most);
        }
        throw outOfRange(name, least, most);
    }

    /** A list with commas; none when it is absent. */
    List<CidrBlock> networks(String name) {
        String value = text(name, "");
        try {
            return value.isEmpty()
                    ? List.of()
                    : Arrays.stream(value.split(",", -1))
                            .map(cidr -> CidrBlock.parse(cidr.strip()))
                            .toList();
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(name + " must be a list of networks such as 203.0.113.0/24,2001:db8::/32");
        }
    }

    private static MisconfiguredException outOfRange(String name, long least, long most) {
        return new MisconfiguredException("%s must be a whole number from %d to %d".formatted(name, least, most));
    }
}
