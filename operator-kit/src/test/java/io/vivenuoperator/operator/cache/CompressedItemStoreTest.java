package io.vivenuoperator.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class CompressedItemStoreTest {
    private final CompressedItemStore<CronJob> store =
            new CompressedItemStore<>(new KubernetesSerialization(), CronJob.class);

    private static CronJob cronJob(String schedule) {
        return new CronJobBuilder()
                .withNewMetadata()
                .withNamespace("ticketing")
                .withName("dach-full")
                .withResourceVersion(schedule)
                .endMetadata()
                .withNewSpec()
                .withSchedule(schedule)
                .endSpec()
                .build();
    }

    @Test
    void givesBackWhatItGot() {
        // given
        var cronJob = cronJob("0 2 * * *");

        // when
        var before = store.put(store.getKey(cronJob), cronJob);

        // then
        assertThat(before).isNull();
        assertThat(store.get("ticketing/dach-full")).isEqualTo(cronJob);
        assertThat(store.values()).containsExactly(cronJob);
    }

    @Test
    void tellsWhatItReplacesAndWhatItLoses() {
        // given
        store.put("ticketing/dach-full", cronJob("0 2 * * *"));

        // then
        assertThat(store.put("ticketing/dach-full", cronJob("0 3 * * *"))).isEqualTo(cronJob("0 2 * * *"));
        assertThat(store.remove("ticketing/dach-full")).isEqualTo(cronJob("0 3 * * *"));
        assertThat(store.remove("ticketing/dach-full")).isNull();
        assertThat(store.size()).isZero();
    }
}
