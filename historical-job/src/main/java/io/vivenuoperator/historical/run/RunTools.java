package io.vivenuoperator.historical.run;

import io.vivenuoperator.historical.postgres.PatientDatabase;
import io.vivenuoperator.historical.progress.ProgressBoard;
import io.vivenuoperator.historical.reading.PayloadSpool;
import io.vivenuoperator.historical.report.PeopleOutput;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.database.Database;
import java.time.Clock;
import java.time.Instant;

/**
 * What the kinds of runs share.
 *
 * @param readAt when the tickets were read
 */
record RunTools(
        JobSettings settings,
        Database database,
        PatientDatabase patient,
        PayloadSpool spool,
        PeopleOutput people,
        ProgressBoard board,
        StoppableWait rests,
        Clock clock,
        Instant readAt) {
    String region() {
        return settings.order().region().value();
    }
}
