package io.vivenuoperator.controller.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionNamesTest {
    @ParameterizedTest
    @CsvSource({
        "CronJob, dach-incremental, dach",
        "CronJob, dach-eu-full, dach-eu",
        "Job, dach-incremental-29400001, dach",
        "Job, dach-eu-full-29400001, dach-eu",
        "Job, dach-first-poll, dach",
        "Job, full-incremental-1, full",
        "CronJob, north-dach-mzxw6ytboi2a-full, north-dach-mzxw6ytboi2a",
        "Pod, dach-first-poll-abc12, dach",
        "Pod, dach-eu-incremental-29400001-8xk2p, dach-eu"
    })
    void aPollsNameSaysWhoseItIs(String kind, String name, String region) {
        assertThat(RegionNames.ofPoll(kind, name)).contains(region);
    }

    @ParameterizedTest
    @CsvSource({
        "Job, dach-now",
        "Job, backup-29400001",
        "Job, dach-incremental",
        "CronJob, backup",
        "Pod, dach-receiver-7d9f8-abc12",
        "ReplicaSet, dach-incremental"
    })
    void anotherNameSaysNothing(String kind, String name) {
        assertThat(RegionNames.ofPoll(kind, name)).isEmpty();
    }
}
