package io.vivenuoperator.receiver;

import io.vivenuoperator.platform.service.fuzz.ByteMutator;
import java.util.List;

/** Damages deliveries for fuzz tests. */
public final class DeliveryMutator {
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "1e-99999",
            "99999999999999999999",
            "\\u0000",
            "\\ud800",
            "\\udfff",
            "\\",
            "\u0000",
            "\u00fc",
            "\uD83D\uDE00",
            " ",
            "\n",
            "\"id\":",
            "\"type\":",
            "\"data\":",
            "\"_id\":\"\",",
            "\"_id\":\" \",",
            "\"event\":",
            "\"ticket\":",
            "\"event.deleted\"",
            "\"ticket.updated\"",
            "\"transaction.complete\"",
            "\"updatedAt\":\"+1000000000-01-01T00:00:00Z\",",
            "\"updatedAt\":\"0000-00-00\",",
            "\"status\":\"VALID\",",
            "\"amount\":1e99,",
            "\"price\":\"x\",");

    private DeliveryMutator() {}

    /** Inserts what breaks JSON, and fields that the receiver reads. */
    public static ByteMutator seeded() {
        return ByteMutator.inserting(TOKENS);
    }
}
