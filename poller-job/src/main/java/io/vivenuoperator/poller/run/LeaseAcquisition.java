package io.vivenuoperator.poller.run;

import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;
import io.vivenuoperator.poller.postgres.RunRegistry;
import io.vivenuoperator.poller.settings.PollSettings;
import java.time.Clock;
import java.time.Duration;

/**
 * Takes a region's lease. If another run holds it, that run may be working or may have been killed: a live run renews its
 * lease, so a lease that is not renewed is waited out. A pod that replaces a killed one thus continues within the lease's
 * duration, instead of leaving the region to the next scheduled run.
 */
final class LeaseAcquisition {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RunRegistry book;
    private final PollSettings settings;
    private final Clock clock;
    private final Pause pause;

    LeaseAcquisition(RunRegistry book, PollSettings settings, Clock clock, Pause pause) {
        this.book = book;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    RegionAcquisition take() {
        return switch (begin()) {
            case LeaseResult.Begun(LeasedRun run) -> new RegionAcquisition.Acquired(run);
            case LeaseResult.Held held -> waitOut(held);
        };
    }

    private RegionAcquisition waitOut(LeaseResult.Held first) {
        while (rest()) {
            switch (begin()) {
                case LeaseResult.Begun(LeasedRun run) -> {
                    return new RegionAcquisition.Acquired(run);
                }
                case LeaseResult.Held held -> {
                    if (!held.equals(first)) {
                        return new RegionAcquisition.Held(held);
                    }
                }
            }
        }
        return new RegionAcquisition.Stopped();
    }

    private LeaseResult begin() {
        return book.begin(settings.region().value(), settings.kind(), settings.holder(), clock.instant());
    }

    /** False if the process was asked to stop. */
    private boolean rest() {
        try {
            pause.pause(INTERVAL);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
