package io.vivenuoperator.vendor.klaviyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSettings;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.vendor.api.person.ConsentChannel;
import io.vivenuoperator.vendor.api.person.ConsentState;
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
import io.vivenuoperator.vendor.klaviyo.limits.KlaviyoBudget;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against a Klaviyo that shares nothing with it. */
class KlaviyoProfilesIT {
    private static final ReadScope ALL = new ReadScope.Everybody();
    private static final String KEY = "pk_sim_klaviyo";
    private static final LocalDate REVISION = LocalDate.parse("2026-07-15");

    private final List<Duration> pauses = new ArrayList<>();
    private HttpClient http;
    private KlaviyoSimulator simulator;
    private KlaviyoProfiles profiles;

    @BeforeEach
    void start() {
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults());
        http = HttpTransport.newHttpClient();
        profiles = profiles(KEY, REVISION);
    }

    private KlaviyoProfiles profiles(String key, LocalDate revision) {
        return new KlaviyoProfiles(
                http,
                new BaseUrl(simulator.url()),
                KlaviyoCredential.ofPrivateKey(key, revision),
                CallPolicy.persistent(RequestBudget.unlimited(), Clock.systemUTC())
                        .withPause(pauses::add)
                        .withTimeout(Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void everybodyIsReadOnce() throws IOException {
        load(250);

        assertThat(walked(ALL)).extracting(ReadPerson::externalId).containsExactlyInAnyOrderElementsOf(truth());
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
                "{\"trickleNext\":1}",
                "{\"resetNext\":3}",
                "{\"latencyMillis\":50}",
                "{\"errorPercent\":30}",
                "{\"unknownFields\":true}",
                "{\"wordyLimits\":true}"
            })
    void whateverGoesWrongTheSameIsRead(String faults) throws IOException {
        load(250);
        faults(faults);

        assertThat(walked(ALL)).extracting(ReadPerson::externalId).containsExactlyInAnyOrderElementsOf(truth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'outage':true} | false | -1",
                "{'outage':true,'errorStatus':500} | false | -1",
                "{'pageNext':7,'pageStatus':401} | false | -1",
                "{'truncateNext':7} | false | -1",
                "{'breakOffNext':7} | false | -1",
                "{'resetNext':100} | false | -1",
                "{'rateLimitAlways':true} | true | -1",
                "{'rateLimitAlways':true,'retryAfter':'seconds','retryAfterSeconds':17} | true | 17",
                "{'rateLimitAlways':true,'retryAfter':'seconds','retryAfterSeconds':3000} | true | 3000",
                "{'rateLimitAlways':true,'retryAfter':'body','retryAfterSeconds':17} | true | -1"
            })
    void whatDoesNotPassIsADelay(String faults, boolean isRateLimit, int retryAfter) throws IOException {
        load(1);
        faults(faults.replace('\'', '"'));

        assertThat(profiles.page(ALL, Optional.empty())).isInstanceOfSatisfying(PageDelayed.class, delayed -> {
            assertThat(delayed.isRateLimit()).isEqualTo(isRateLimit);
            assertThat(delayed.retryAfter())
                    .isEqualTo(retryAfter < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retryAfter)));
            assertThat(delayed.sentence()).contains("Klaviyo").doesNotContain(KEY);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"seconds", "date"})
    void aLimitIsWaitedForAsLongAsItSays(String form) throws IOException {
        load(1);
        faults("{\"rateLimitNext\":1,\"retryAfter\":\"" + form + "\",\"retryAfterSeconds\":17}");

        walked(ALL);

        assertThat(pauses)
                .hasSize(1)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(17)));
    }

    @Test
    void whatChangesWithinTheSecondIsReadAgain() throws IOException {
        load(3);
        Instant changed = walked(ALL).getFirst().times().changedAt().orElseThrow();

        assertThat(walked(new ReadScope.ChangedSince(changed))).hasSize(3);
        assertThat(walked(new ReadScope.ChangedSince(changed.plusSeconds(60)))).isEmpty();
    }

    @Test
    void fieldsAndConsentArrive() throws IOException {
        simulator.load(Caller.json("{\"people\":[{\"key\":\"k\",\"email\":\"a@web.example\",\"firstName\":\"Zoë\","
                + "\"city\":\"Köln\",\"consent\":{\"email\":\"unsubscribed\",\"sms\":\"suppressed\"}}]}"));

        ReadPerson person = walked(ALL).getFirst();

        assertThat(person.field(PersonField.FIRST_NAME)).contains("Zoë");
        assertThat(person.field(PersonField.CITY)).contains("Köln");
        assertThat(person.consents().get(ConsentChannel.EMAIL).state()).isEqualTo(ConsentState.UNSUBSCRIBED);
        assertThat(person.consents().get(ConsentChannel.SMS).state()).isEqualTo(ConsentState.SUPPRESSED);
        assertThat(person.odd()).isEmpty();
    }

    @Test
    void aPoisonedRecordDelaysNoOther() throws IOException {
        load(3);
        faults("{\"oddRecordNext\":1}");

        List<ReadPerson> people = walked(ALL);

        assertThat(people).hasSize(3);
        assertThat(people).filteredOn(person -> !person.odd().isEmpty()).hasSize(1);
    }

    @Test
    void aRefusedKeyIsNotTriedAgain() {
        refused(profiles("pk_other", REVISION).page(ALL, Optional.empty()), SourceRefusal.CREDENTIAL);

        assertThat(simulator.requests().total()).isEqualTo(1);
    }

    @Test
    void aRetiredRevisionIsNamed() throws IOException {
        var old = profiles(KEY, LocalDate.parse("2020-01-15"));

        refused(old.page(ALL, Optional.empty()), SourceRefusal.REVISION);

        faults("{\"retiredRevision\":\"forward\"}");
        assertThat(old.page(ALL, Optional.empty())).isInstanceOf(PageRead.class);
    }

    @Test
    void aRevisionOfTheFutureIsABadRequest() {
        refused(profiles(KEY, LocalDate.parse("2099-01-15")).page(ALL, Optional.empty()), SourceRefusal.REQUEST);
    }

    @Test
    void aMarkOfAnotherListIsNamed() {
        refused(profiles.page(ALL, Optional.of(new PageMark("elsewhere"))), SourceRefusal.PAGE_MARK);
    }

    @Test
    void anAccountIsReadWithinItsLimits() {
        try (KlaviyoSimulator limited =
                KlaviyoSimulator.start(KlaviyoSettings.defaults().limited())) {
            var budget = new KlaviyoBudget(KlaviyoBudget.PROFILES, Clock.systemUTC(), Pause.sleeping());
            var source = new KlaviyoProfiles(
                    http,
                    new BaseUrl(limited.url()),
                    KlaviyoCredential.ofPrivateKey(KEY, REVISION),
                    CallPolicy.persistent(budget, Clock.systemUTC()));
            for (int i = 0; i < 160; i++) {
                source.page(ALL, Optional.empty());
            }

            assertThat(limited.requests().byStatus()).containsEntry("200", 160).doesNotContainKey("429");
        }
    }

    private static void refused(PageOutcome outcome, SourceRefusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(PageRefused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.sentence()).contains("Klaviyo").doesNotContain("pk_");
        });
    }

    private List<ReadPerson> walked(ReadScope scope) {
        List<ReadPerson> people = new ArrayList<>();
        Optional<PageMark> mark = Optional.empty();
        do {
            PageOutcome outcome = profiles.page(scope, mark);
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
            people.add("{\"key\":\"k%d\",\"email\":\"p%d@web.example\"}".formatted(i, i));
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
