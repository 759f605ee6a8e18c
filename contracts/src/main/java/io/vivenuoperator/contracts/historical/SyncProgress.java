package io.vivenuoperator.contracts.historical;

import java.util.List;
import java.util.Optional;

/**
 * How far a running historical sync is: what {@code GET /progress} answers. Nothing of a buyer, nothing secret.
 *
 * @param detail a sentence on what it waits for; absent if it waits for nothing
 * @param plan absent until the tickets were read
 * @param sends absent until something is sent
 * @param pace absent like them
 * @param errors most tickets first
 */
public record SyncProgress(
        SyncState state,
        Optional<String> detail,
        Optional<PlanCounts> plan,
        Optional<SendCounts> sends,
        Optional<SendPace> pace,
        List<AnswerGroup> errors) {
    public SyncProgress {
        errors = List.copyOf(errors);
    }

    /** Before anything is known. */
    public static SyncProgress of(SyncState state) {
        return new SyncProgress(
                state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public String toJson() {
        return SyncProgressJson.write(this);
    }

    /** What a pod answered; empty if that is something else. */
    public static Optional<SyncProgress> parse(String json) {
        return SyncProgressJson.read(json);
    }
}
