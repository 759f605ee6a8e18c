package io.vivenuoperator.historical.settings;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the arguments say.
 *
 * @param eventIds at least one, each once, of 24 hexadecimal digits: they become parts of paths
 */
public record JobOrder(JobMode mode, RegionKey region, List<String> eventIds) {
    private static final String USAGE =
            "must be: sync [--test | --dry-run] REGION EVENT_ID..., or pull REGION EVENT_ID...";
    private static final int MOST_EVENTS = 20;
    private static final Pattern EVENT_ID = Pattern.compile("[0-9A-Fa-f]{24}");

    public JobOrder {
        eventIds = eventIds.stream().distinct().toList();
        if (eventIds.isEmpty()
                || !eventIds.stream().allMatch(id -> EVENT_ID.matcher(id).matches())) {
            throw new MisconfiguredException("EVENT_ID", "must be an event's id of Vivenu: 24 hexadecimal digits");
        }
        if (eventIds.size() > MOST_EVENTS) {
            throw new MisconfiguredException("EVENT_ID", "must be at most " + MOST_EVENTS + " events of one region");
        }
    }

    /**
     * Reads the arguments; options may stand anywhere.
     *
     * @throws MisconfiguredException with what they must be
     */
    public static JobOrder parse(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        boolean isTest = words.remove("--test");
        boolean isDry = words.remove("--dry-run");
        if (words.size() < 3 || words.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new MisconfiguredException("The command", USAGE);
        }
        return new JobOrder(mode(words.get(0), isTest, isDry), region(words.get(1)), words.subList(2, words.size()));
    }

    private static JobMode mode(String command, boolean isTest, boolean isDry) {
        if (command.equals("pull") && !isTest && !isDry) {
            return JobMode.PULL_ONLY;
        }
        if (!command.equals("sync") || (isTest && isDry)) {
            throw new MisconfiguredException("The command", USAGE);
        }
        if (isTest) {
            return JobMode.TEST;
        }
        return isDry ? JobMode.DRY_RUN : JobMode.REPLAY;
    }

    private static RegionKey region(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (RegionKey.isValid(lower)) {
            return new RegionKey(lower);
        }
        throw new MisconfiguredException(
                "REGION",
                "must be a name such as dach, or namespace/name, each of at most 63 letters, digits and dashes");
    }
}
