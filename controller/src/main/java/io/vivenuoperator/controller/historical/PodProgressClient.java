package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.SyncProgress;
import java.util.Optional;

/** Asks a sync's pod how far it is. */
@FunctionalInterface
public interface PodProgressClient {
    /** Empty if it does not answer. */
    Optional<SyncProgress> progress(String podIp);
}
