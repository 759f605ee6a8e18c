package io.vivenuoperator.load.events;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The measurements, in the order in which they are made. */
enum ShowName {
    PUBLISHING("e12", true),
    PUBLISHERS("publish", true),
    COST("e1", true),
    LATENCY("e2", true),
    HANGING("e3", true),
    FAULTS("e5", true),
    PAUSED("e6", true),
    CLIENTS("e10", true),
    /** Takes ten minutes. */
    SNAPSHOT("e4", false);

    private final String goal;
    private final boolean usual;

    ShowName(String goal, boolean usual) {
        this.goal = goal;
        this.usual = usual;
    }

    /** Those that are made when none is named. */
    static List<ShowName> usual() {
        return Arrays.stream(values()).filter(name -> name.usual).toList();
    }

    /** By its word, or by the goal's number. */
    static Optional<ShowName> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(name -> name.word().equals(lower) || name.goal.equals(lower))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
