package io.vivenuoperator.vendor.patreon.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.simulators.patreon.PatreonSettings;
import io.vivenuoperator.simulators.patreon.PatreonSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PageOutcome;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageDelayed;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRead;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRefused;
import io.vivenuoperator.vendor.api.source.PersonPage;
import io.vivenuoperator.vendor.api.source.ReadScope;
import io.vivenuoperator.vendor.api.source.SourceRefusal;
import io.vivenuoperator.vendor.patreon.limits.PatreonBudgets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against a Patreon that shares nothing with it. */
class PatreonMembersIT {
    private static final ReadScope ALL = new ReadScope.Everybody();
    private static final String TOKEN = "sim-creator-access";
    private static final String CAMPAIGN = "7000001";

    private final List<Duration> pauses = new ArrayList<>();
    private HttpClient http;
    private PatreonSimulator simulator;

    @BeforeEach
    void start() {
        simulator = PatreonSimulator.start(PatreonSettings.defaults());
        http = HttpTransport.newHttpClient();
    }

    private PatreonMembers members(String token, String campaign) {
        return new PatreonMembers(
                http,
                new BaseUrl(simulator.url()),
                new PatreonToken(() -> token),
                campaign,
                CallPolicy.persistent(RequestBudget.unlimited(), Clock.systemUTC())
                        .withPause(pauses::add)
                        .withTimeout(Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void everybodyIsReadOnce() throws IOException {
        load(2_300);

        assertThat(walked())
                .hasSize(2_300)
                .extracting(person -> person.memberships().getFirst().externalId())
                .containsExactlyInAnyOrderElementsOf(truth());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rateLimitNext\":3}",
                "{\"errorNext\":3}",
                "{\"errorNext\":3,\"errorStatus\":500}",
                "{\"pageNext\":3}",
                "{\"pageNext\":3,\"pageStatus\":403}",
                "{\"truncateNext\":3}",
                "{\"breakOffNext\":3}",
                "{\"trickleNext\":1,\"trickleMillis\":1}",
                "{\"resetNext\":3}",
                "{\"latencyMillis\":50}",
                "{\"unknownFields\":true}"
            })
    void whateverGoesWrongTheSameIsRead(String faults) throws IOException {
        load(50);
        faults(faults);

        assertThat(walked())
                .extracting(person -> person.memberships().getFirst().externalId())
                .containsExactlyInAnyOrderElementsOf(truth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'outage':true} | false | -1",
                "{'errorPercent':100,'errorStatus':502} | false | -1",
                "{'pageNext':7,'pageStatus':403} | false | -1",
                "{'truncateNext':7} | false | -1",
                "{'breakOffNext':7} | false | -1",
                "{'resetNext':100} | false | -1",
                "{'rateLimitAlways':true} | true | -1",
                "{'rateLimitAlways':true,'retryAfter':'seconds','retryAfterSeconds':17} | true | 17",
                "{'rateLimitAlways':true,'retryAfter':'body','retryAfterSeconds':1800} | true | 1800"
            })
    void whatDoesNotPassIsADelay(String faults, boolean isRateLimit, int retryAfter) throws IOException {
        load(1);
        faults(faults.replace('\'', '"'));

        assertThat(members(TOKEN, CAMPAIGN).page(ALL, Optional.empty()))
                .isInstanceOfSatisfying(PageDelayed.class, delayed -> {
                    assertThat(delayed.isRateLimit()).isEqualTo(isRateLimit);
                    assertThat(delayed.retryAfter())
                            .isEqualTo(retryAfter < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retryAfter)));
                    assertThat(delayed.sentence()).contains("Patreon").doesNotContain(TOKEN);
                });
    }

    @Test
    void aLimitIsWaitedForAsLongAsItsBodySays() throws IOException {
        load(1);
        faults("{\"rateLimitNext\":1,\"retryAfter\":\"body\",\"retryAfterSeconds\":17}");

        walked();

        assertThat(pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void fieldsAndTiersArrive() throws IOException {
        load(1);

        ReadPerson person = walked().getFirst();

        assertThat(person.field(PersonField.EMAIL)).contains("p0@web.example");
        assertThat(person.field(PersonField.FULL_NAME)).contains("Person 0");
        assertThat(person.memberships().getFirst().tiers()).containsExactly("Friend");
        assertThat(person.memberships().getFirst().amountCents()).hasValue(300);
        assertThat(person.odd()).isEmpty();
    }

    @Test
    void whoJoinsAgainIsTheSamePersonWithAnotherMembership() throws IOException {
        load(1);
        ReadPerson before = walked().getFirst();
        simulator.remove("k0");
        load(1);

        ReadPerson after = walked().getFirst();

        assertThat(after.externalId()).isEqualTo(before.externalId());
        assertThat(after.memberships()).isNotEqualTo(before.memberships());
    }

    @Test
    void aPoisonedRecordDelaysNoOther() throws IOException {
        load(3);
        faults("{\"oddRecordNext\":1}");

        List<ReadPerson> people = walked();

        assertThat(people).hasSize(3);
        assertThat(people).filteredOn(person -> !person.odd().isEmpty()).hasSize(1);
    }

    @Test
    void aDeadTokenIsNotTriedAgain() {
        refused(members("dead-token", CAMPAIGN).page(ALL, Optional.empty()), SourceRefusal.CREDENTIAL);

        assertThat(simulator.requests().total()).isEqualTo(1);
    }

    @Test
    void anotherCampaignIsNotThere() {
        refused(members(TOKEN, "8").page(ALL, Optional.empty()), SourceRefusal.NOT_THERE);
        assertThatIllegalArgumentException().isThrownBy(() -> members(TOKEN, "../8"));
    }

    @Test
    void aMarkOfAnotherListIsNamed() {
        refused(members(TOKEN, CAMPAIGN).page(ALL, Optional.of(new PageMark("?"))), SourceRefusal.PAGE_MARK);
    }

    /** Time passes by the pauses alone, for the budget and for Patreon. */
    @Test
    void aCampaignIsReadWithinItsLimits() {
        var clock = new MovableClock(Instant.parse("2026-11-01T10:00:00Z"));
        try (PatreonSimulator limited =
                PatreonSimulator.start(PatreonSettings.defaults().limited(), clock)) {
            var source = new PatreonMembers(
                    http,
                    new BaseUrl(limited.url()),
                    new PatreonToken(() -> TOKEN),
                    CAMPAIGN,
                    CallPolicy.persistent(PatreonBudgets.ofToken(clock, clock::move), clock));
            for (int i = 0; i < 350; i++) {
                source.page(ALL, Optional.empty());
            }

            assertThat(limited.requests().byStatus()).containsEntry("200", 350).doesNotContainKey("429");
        }
    }

    private static void refused(PageOutcome outcome, SourceRefusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(PageRefused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.sentence()).contains("Patreon").doesNotContain("token-", TOKEN);
        });
    }

    private List<ReadPerson> walked() {
        List<ReadPerson> people = new ArrayList<>();
        Optional<PageMark> mark = Optional.empty();
        do {
            PageOutcome outcome = members(TOKEN, CAMPAIGN).page(ALL, mark);
            assertThat(outcome).isInstanceOf(PageRead.class);
            PersonPage page = ((PageRead) outcome).page();
            assertThat(page.unreadable()).isEmpty();
            people.addAll(page.people());
            mark = page.next();
        } while (mark.isPresent());
        return people;
    }

    private void load(int count) throws IOException {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(
                    "{\"key\":\"k%d\",\"fullName\":\"Person %d\",\"email\":\"p%d@web.example\",\"tier\":\"Friend\",\"amountCents\":300}"
                            .formatted(i, i, i));
        }
        simulator.load(Caller.json("{\"people\":[" + String.join(",", people) + "]}"));
    }

    private void faults(String switches) throws IOException {
        simulator.faults(Caller.json(switches));
    }

    private List<String> truth() {
        List<String> ids = new ArrayList<>();
        simulator.truth().path("ids").forEach(id -> ids.add(id.textValue()));
        return ids;
    }
}
