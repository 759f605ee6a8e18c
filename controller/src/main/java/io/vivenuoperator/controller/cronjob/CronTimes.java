package io.vivenuoperator.controller.cronjob;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/** When a CronJob's schedule is due. */
public final class CronTimes {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private CronTimes() {}

    /**
     * Of a schedule as Kubernetes has it.
     *
     * @throws IllegalArgumentException if Kubernetes refuses it, too
     */
    public static ExecutionTime of(String schedule) {
        return ExecutionTime.forCron(PARSER.parse(unix(schedule)));
    }

    /** Kubernetes accepts '?' for '*'; macros without a fixed time were replaced before. */
    private static String unix(String schedule) {
        return schedule.equals("@midnight") ? "0 0 * * *" : schedule.replace('?', '*');
    }
}
