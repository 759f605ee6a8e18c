package io.vivenuoperator.simulators.patreon.world;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in Patreon's forms, the same for the same name. */
public final class MemberIds {
    private static final long DIGITS = 100_000_000L;

    private MemberIds() {}

    /** Of the nth membership of a person: a UUID. */
    static String member(String key, int membership) {
        return uuid("member:" + key + ":" + membership).toString();
    }

    /** Of a person: a number. */
    static String user(String key) {
        return number("user:" + key);
    }

    /** Of a tier: a number. */
    public static String tier(String name) {
        return number("tier:" + name);
    }

    private static String number(String name) {
        return Long.toString(DIGITS + Long.remainderUnsigned(uuid(name).getMostSignificantBits(), 9 * DIGITS));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
