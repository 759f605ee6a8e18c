package io.vivenuoperator.salesapi.question;

import java.time.Instant;
import java.util.List;

/**
 * What an answer depends on, besides its question and the regions of whoever asks.
 *
 * @param versions of everything that it is made of
 * @param asOf until when these were seen to be the current ones; the answer says so
 * @param stale whether the answer says that there may be newer ones
 */
public record Basis(List<Long> versions, Instant asOf, boolean stale) {
    public Basis {
        versions = List.copyOf(versions);
    }
}
