package io.vivenuoperator.vendor.eventbrite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.simulators.eventbrite.EventbriteSettings;
import io.vivenuoperator.simulators.eventbrite.EventbriteSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadAttendance;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PageOutcome;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageDelayed;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRead;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRefused;
import io.vivenuoperator.vendor.api.source.PersonPage;
import io.vivenuoperator.vendor.api.source.ReadScope;
import io.vivenuoperator.vendor.api.source.SourceRefusal;
import io.vivenuoperator.vendor.eventbrite.hint.EventbriteHint;
import io.vivenuoperator.vendor.eventbrite.limits.EventbriteBudgets;
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

/** The adapter against an Eventbrite that shares nothing with it. */
class EventbriteAttendeesIT {
    private static final ReadScope ALL = new ReadScope.Everybody();
    private static final String TOKEN = "sim-private-token";
    private static final String ORGANIZATION = "5000001";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T10:00:00Z"));
    private HttpClient http;
    private EventbriteSimulator simulator;

    @BeforeEach
    void start() {
        simulator = EventbriteSimulator.start(EventbriteSettings.defaults(), clock);
        http = HttpTransport.newHttpClient();
    }

    private EventbriteAttendees attendees(String token, String organization) {
        return new EventbriteAttendees(
                http,
                new BaseUrl(simulator.url()),
                token,
                organization,
                CallPolicy.persistent(RequestBudget.unlimited(), Clock.systemUTC())
                        .withPause(wait -> {})
                        .withTimeout(Duration.ofSeconds(5)));
    }

    private EventbriteAttendees attendees() {
        return attendees(TOKEN, ORGANIZATION);
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void everybodyIsReadOnce() throws IOException {
        load(0, 130);

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
                "{\"trickleNext\":1,\"trickleMillis\":1}",
                "{\"resetNext\":3}",
                "{\"latencyMillis\":50}",
                "{\"unknownFields\":true}",
                "{\"driftingPages\":true}"
            })
    void whateverGoesWrongTheSameIsRead(String faults) throws IOException {
        load(0, 130);
        faults(faults);

        assertThat(walked(ALL)).extracting(ReadPerson::externalId).containsExactlyInAnyOrderElementsOf(truth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'outage':true} | false | -1",
                "{'errorPercent':100,'errorStatus':504} | false | -1",
                "{'pageNext':7,'pageStatus':401} | false | -1",
                "{'truncateNext':7} | false | -1",
                "{'breakOffNext':7} | false | -1",
                "{'resetNext':100} | false | -1",
                "{'rateLimitAlways':true} | true | -1",
                "{'rateLimitAlways':true,'retryAfter':'seconds','retryAfterSeconds':17} | true | 17",
                "{'rateLimitAlways':true,'retryAfter':'body','retryAfterSeconds':17} | true | -1"
            })
    void whatDoesNotPassIsADelay(String faults, boolean isRateLimit, int retryAfter) throws IOException {
        load(0, 1);
        faults(faults.replace('\'', '"'));

        assertThat(attendees().page(ALL, Optional.empty())).isInstanceOfSatisfying(PageDelayed.class, delayed -> {
            assertThat(delayed.isRateLimit()).isEqualTo(isRateLimit);
            assertThat(delayed.retryAfter())
                    .isEqualTo(retryAfter < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retryAfter)));
            assertThat(delayed.sentence()).contains("Eventbrite").doesNotContain(TOKEN);
        });
    }

    @Test
    void changesAreReadWithAnOverlap() throws IOException {
        load(0, 3);
        Instant loaded = clock.instant();
        clock.move(Duration.ofHours(1));
        simulator.change("k1", Caller.json("{\"firstName\":\"Zoë\"}"));

        assertThat(walked(new ReadScope.ChangedSince(loaded.plus(Duration.ofMinutes(9)))))
                .hasSize(3);
        assertThat(walked(new ReadScope.ChangedSince(loaded.plus(Duration.ofMinutes(11)))))
                .singleElement()
                .satisfies(person ->
                        assertThat(person.field(PersonField.FIRST_NAME)).contains("Zoë"));
    }

    @Test
    void whatADriftingPageHidTheNextReadingFinds() throws IOException {
        load(0, 60);
        clock.move(Duration.ofHours(1));
        load(60, 60);
        clock.move(Duration.ofHours(1));
        faults("{\"driftingPages\":true}");
        PersonPage first = page(attendees().page(ALL, Optional.empty()));
        simulator.change("k" + keyOf(first.people().getFirst()), Caller.json("{\"checkedIn\":true}"));
        List<ReadPerson> read = new ArrayList<>(first.people());
        read.addAll(walked(ALL, first.next()));

        assertThat(read.stream().map(ReadPerson::externalId).distinct())
                .as("one of them is read twice, another one not at all")
                .hasSize(119);
        assertThat(walked(ALL)).hasSize(120);
    }

    @Test
    void aTicketArrivesWithItsHolder() throws IOException {
        simulator.load(Caller.json(
                "{\"people\":[{\"key\":\"k\",\"firstName\":\"Zoë\",\"lastName\":\"Müller\",\"email\":\"zoe@web.example\","
                        + "\"event\":\"gala\",\"order\":\"o1\",\"city\":\"Köln\",\"checkedIn\":true}]}"));

        ReadPerson person = walked(ALL).getFirst();

        assertThat(person.field(PersonField.FULL_NAME)).contains("Zoë Müller");
        assertThat(person.field(PersonField.EMAIL)).contains("zoe@web.example");
        assertThat(person.field(PersonField.CITY)).contains("Köln");
        assertThat(person.attendances())
                .singleElement()
                .extracting(ReadAttendance::isCheckedIn)
                .isEqualTo(Optional.of(true));
        assertThat(person.odd()).isEmpty();
    }

    @Test
    void aPoisonedRecordIsQuarantinedAndDelaysNoOther() throws IOException {
        load(0, 3);
        faults("{\"oddRecordNext\":1}");

        PersonPage page = page(attendees().page(ALL, Optional.empty()));

        assertThat(page.people()).hasSize(2);
        assertThat(page.unreadable()).extracting(UnreadablePerson::reason).containsExactly("profile: not an object");
    }

    @Test
    void aDeadTokenIsRefusedThoughItsStatusSaysBadRequest() {
        simulator.revokeTokens();

        refused(attendees().page(ALL, Optional.empty()), SourceRefusal.CREDENTIAL);

        assertThat(simulator.requests().byStatus()).containsOnlyKeys("400").containsEntry("400", 1);
    }

    @Test
    void aDeadTokenIsToldFromABadMark() {
        refused(attendees().page(ALL, Optional.of(new PageMark("elsewhere"))), SourceRefusal.PAGE_MARK);
        simulator.revokeTokens();
        refused(attendees().page(ALL, Optional.of(new PageMark("elsewhere"))), SourceRefusal.CREDENTIAL);
    }

    @Test
    void anotherOrganizationIsNotThere() {
        refused(attendees(TOKEN, "8").page(ALL, Optional.empty()), SourceRefusal.NOT_THERE);
        assertThatIllegalArgumentException().isThrownBy(() -> attendees(TOKEN, "../8"));
    }

    @Test
    void whatIsGoneWhenAHintIsFollowedIsNotThere() {
        refused(attendees().ofOrder(new EventbriteHint.OfOrder("1")), SourceRefusal.NOT_THERE);
        refused(attendees().ofAttendee(new EventbriteHint.OfAttendee("1", "2")), SourceRefusal.NOT_THERE);
    }

    /** Time passes by the pauses alone, for the budget and for Eventbrite. */
    @Test
    void aTokenIsUsedWithinItsLimit() {
        try (EventbriteSimulator limited =
                EventbriteSimulator.start(EventbriteSettings.defaults().limited(), clock)) {
            var source = new EventbriteAttendees(
                    http,
                    new BaseUrl(limited.url()),
                    TOKEN,
                    ORGANIZATION,
                    CallPolicy.persistent(EventbriteBudgets.ofToken(clock, clock::move), clock));
            for (int i = 0; i < 2_100; i++) {
                source.page(ALL, Optional.empty());
            }

            assertThat(limited.requests().byStatus())
                    .containsEntry("200", 2_100)
                    .doesNotContainKey("429");
        }
    }

    private static void refused(PageOutcome outcome, SourceRefusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(PageRefused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.sentence()).contains("Eventbrite").doesNotContain(TOKEN);
        });
    }

    private static PersonPage page(PageOutcome outcome) {
        assertThat(outcome).isInstanceOf(PageRead.class);
        return ((PageRead) outcome).page();
    }

    private List<ReadPerson> walked(ReadScope scope) {
        return walked(scope, Optional.empty());
    }

    private List<ReadPerson> walked(ReadScope scope, Optional<PageMark> from) {
        List<ReadPerson> people = new ArrayList<>();
        Optional<PageMark> mark = from;
        do {
            PersonPage page = page(attendees().page(scope, mark));
            assertThat(page.unreadable()).isEmpty();
            people.addAll(page.people());
            mark = page.next();
        } while (mark.isPresent());
        return people;
    }

    private static String keyOf(ReadPerson person) {
        return person.field(PersonField.EMAIL).orElseThrow().replaceAll("\\D", "");
    }

    private void load(int from, int count) throws IOException {
        List<String> people = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            people.add("{\"key\":\"k%d\",\"firstName\":\"Person\",\"email\":\"p%d@web.example\",\"event\":\"gala\"}"
                    .formatted(i, i));
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
