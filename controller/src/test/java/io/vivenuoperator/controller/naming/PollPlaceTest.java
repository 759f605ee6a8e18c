package io.vivenuoperator.controller.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollPlaceTest {
    private static final int LONGEST_NAME_OF_A_CRON_JOB = 52;
    private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private final PollPlace place = new PollPlace("platform", "vivenu");

    @Test
    void aRegionBesideTheControllerKeepsItsName() {
        assertThat(place.cronJob(region("platform", "dach"), RunKind.FULL)).isEqualTo("dach-full");
        assertThat(place.firstPoll(region("platform", "dach"))).isEqualTo("dach-first-poll");
    }

    @Test
    void theNamesThatTenantsCanChooseAreNeverTheSame() {
        // given
        var random = new Random(49);
        var asked = new HashSet<String>();
        var names = new HashSet<String>();

        // when
        for (var i = 0; i < 20_000; i++) {
            var namespace = dashed(random, 8);
            var name = dashed(random, 8);
            if (asked.add(namespace + "/" + name)) {
                names.add(place.base(namespace, name));
            }
        }

        // then
        assertThat(names).hasSameSizeAs(asked);
        assertThat(place.base("a-b", "c")).isNotEqualTo(place.base("a", "b-c"));
    }

    @Test
    void theLongestNamesAreShortEnoughForACronJob() {
        // given
        var region = region("n".repeat(63), "r".repeat(40));

        // then
        assertThat(place.cronJob(region, RunKind.INCREMENTAL))
                .hasSizeLessThanOrEqualTo(LONGEST_NAME_OF_A_CRON_JOB)
                .matches(DNS_LABEL);
        assertThat(place.base("x".repeat(26) + "-y", "dach")).matches(DNS_LABEL);
    }

    @Test
    void everyNameOfAGuestsPollsIsTakenForOne() {
        // given
        var random = new Random(72);

        // then
        for (var i = 0; i < 10_000; i++) {
            assertThat(PollPlace.mayBeOfGuest(place.base(dashed(random, 40), dashed(random, 40))))
                    .isTrue();
        }
        assertThat(PollPlace.mayBeOfGuest("dach")).isFalse();
        assertThat(PollPlace.mayBeOfGuest("a-region-of-the-north")).isFalse();
    }

    /** Computed by another program; so CronJobs keep their names over releases. */
    @Test
    void aNameStaysWhatItIs() {
        assertThat(place.base("north", "dach")).isEqualTo("north-dach-mwukasmt2bau");
    }

    /** Few letters and many dashes, so that different pairs read alike. */
    private static String dashed(Random random, int longest) {
        var text = new StringBuilder("a");
        var length = random.nextInt(longest);
        for (var i = 0; i < length; i++) {
            text.append(random.nextBoolean() ? 'a' : '-');
        }
        return text.append('a').toString();
    }

    private static VivenuRegion region(String namespace, String name) {
        var region = new VivenuRegion();
        region.getMetadata().setNamespace(namespace);
        region.getMetadata().setName(name);
        return region;
    }
}
