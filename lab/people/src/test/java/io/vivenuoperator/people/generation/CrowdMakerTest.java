package io.vivenuoperator.people.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrowdMakerTest {
    private static final Crowd CROWD = CrowdMaker.make(5_000, 42, Shares.USUAL);

    @Test
    void aSeedMakesOneCrowd() {
        assertThat(CrowdMaker.make(300, 1, Shares.USUAL)).isEqualTo(CrowdMaker.make(300, 1, Shares.USUAL));
        assertThat(CrowdMaker.make(300, 2, Shares.USUAL)).isNotEqualTo(CrowdMaker.make(300, 1, Shares.USUAL));
    }

    @Test
    void aKeyNamesOneRecord() {
        assertThat(CROWD.records()).extracting(PlatformRecord::key).doesNotHaveDuplicates();
        assertThat(CROWD.records())
                .allSatisfy(one -> assertThat(one.key())
                        .matches("[epk]\\d{6}")
                        .startsWith(one.platform().label().substring(0, 1)));
    }

    @Test
    void klaviyoAndPatreonHaveAnAddressOnce() {
        for (Platform platform : List.of(Platform.KLAVIYO, Platform.PATREON)) {
            assertThat(CROWD.of(platform).stream()
                            .filter(one -> one.has("email"))
                            .map(one -> one.text("email").toLowerCase(Locale.ROOT)))
                    .as(platform.label())
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void nobodyIsUnreachableWhereThatCannotBe() {
        assertThat(CROWD.of(Platform.PATREON)).allMatch(one -> one.has("email"));
        assertThat(CROWD.of(Platform.KLAVIYO)).allMatch(one -> one.has("email") || one.has("phone"));
    }

    @Test
    void eachTraitOccurs() {
        assertThat(CROWD.records().stream()
                        .flatMap(one -> one.traits().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Trait.values()));
    }

    @Test
    void sharesAreKept() {
        assertThat(share(Trait.HANDLE, CROWD.of(Platform.PATREON))).isCloseTo(Shares.USUAL.handle(), within(0.03));
        assertThat(share(Trait.PRIVATE_RELAY, CROWD.records())).isCloseTo(Shares.USUAL.privateRelay(), within(0.01));
        assertThat((double) CROWD.changes().size() / CROWD.records().size())
                .isCloseTo(Shares.USUAL.changes(), within(0.01));
    }

    @Test
    void aShareOfNoneIsNone() {
        var without = new Shares(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Crowd plain = CrowdMaker.make(500, 1, without);

        assertThat(plain.changes()).isEmpty();
        assertThat(plain.records().stream()
                        .flatMap(one -> one.traits().stream())
                        .distinct())
                .isSubsetOf(Trait.ALIAS, Trait.OTHER_SPELLING, Trait.ROLE_ADDRESS, Trait.PLACEHOLDER, Trait.NO_ADDRESS);
    }

    @Test
    void relativesShareAnAddress() {
        Map<String, Set<String>> peopleByAddress = new HashMap<>();
        CROWD.of(Platform.EVENTBRITE).stream()
                .filter(one -> one.traits().contains(Trait.FAMILY_ADDRESS) && one.has("email"))
                .forEach(one -> peopleByAddress
                        .computeIfAbsent(one.text("email"), address -> new HashSet<>())
                        .add(one.person()));

        assertThat(peopleByAddress.values()).anyMatch(people -> people.size() > 1);
    }

    @Test
    void whoChangesExists() {
        List<String> keys = CROWD.records().stream().map(PlatformRecord::key).toList();

        assertThat(CROWD.changes())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(keys).contains(change.key()));
    }

    @Test
    void aCrowdHasSomebody() {
        assertThatIllegalArgumentException().isThrownBy(() -> CrowdMaker.make(0, 1, Shares.USUAL));
    }

    private static double share(Trait trait, List<PlatformRecord> records) {
        long with = records.stream().filter(one -> one.traits().contains(trait)).count();
        return (double) with / records.size();
    }
}
