package io.vivenuoperator.vendor.patreon.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.vendor.api.person.OddValue;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadMembership;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.RecordTimes;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PersonPage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberPageReaderTest {
    @Test
    void aMemberIsAUserAndWhatHePaysFor() throws Exception {
        PersonPage page = read("""
                {"data":[{"type":"member","id":"m-1","attributes":{"full_name":"Zoë Müller","email":"zoe@web.example",
                  "patron_status":"active_patron","currently_entitled_amount_cents":300,
                  "pledge_relationship_start":"2025-01-02T03:04:05.000+00:00","next_charge_date":null},
                  "relationships":{"user":{"data":{"id":"77","type":"user"}},
                    "currently_entitled_tiers":{"data":[{"id":"5","type":"tier"},{"id":"6","type":"tier"}]}}}],
                 "included":[{"type":"tier","id":"5","attributes":{"title":"Friend"}},{"type":"user","id":"77","attributes":{}}],
                 "meta":{"pagination":{"cursors":{"next":"abc"},"total":2}}}""");

        ReadPerson person = page.people().getFirst();
        assertThat(page.next()).contains(new PageMark("abc"));
        assertThat(person.externalId()).isEqualTo("77");
        assertThat(person.field(PersonField.FULL_NAME)).contains("Zoë Müller");
        assertThat(person.field(PersonField.EMAIL)).contains("zoe@web.example");
        assertThat(person.times()).as("Patreon does not say").isEqualTo(RecordTimes.unknown());
        assertThat(person.memberships())
                .containsExactly(new ReadMembership(
                        "m-1",
                        List.of("Friend", "6"),
                        Optional.of("active_patron"),
                        OptionalInt.of(300),
                        Optional.of(Instant.parse("2025-01-02T03:04:05Z")),
                        Optional.empty()));
        assertThat(person.odd()).isEmpty();
    }

    @Test
    void theDocumentedNameOfTheUserIsReadToo() throws Exception {
        PersonPage page = read(
                "{\"data\":[{\"id\":\"m-1\",\"attributes\":{},\"relationships\":{\"patron\":{\"data\":{\"id\":\"77\"}}}}]}");

        assertThat(page.people()).extracting(ReadPerson::externalId).containsExactly("77");
        assertThat(page.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"full_name\":[1]}', full_name, not a text",
        "'{\"email\":7}', email, not a text",
        "'{\"currently_entitled_amount_cents\":\"300\"}', currently_entitled_amount_cents, not an amount",
        "'{\"currently_entitled_amount_cents\":-1}', currently_entitled_amount_cents, not an amount",
        "'{\"currently_entitled_amount_cents\":3.5}', currently_entitled_amount_cents, not an amount",
        "'{\"currently_entitled_amount_cents\":99999999999}', currently_entitled_amount_cents, not an amount",
        "'{\"next_charge_date\":\"soon\"}', next_charge_date, not a time"
    })
    void aFieldThatCantBeReadIsNamedAndAbsent(String attributes, String field, String problem) throws Exception {
        PersonPage page = read("{\"data\":[{\"id\":\"m\",\"attributes\":" + attributes
                + ",\"relationships\":{\"user\":{\"data\":{\"id\":\"7\"}}}}]}");

        assertThat(page.people().getFirst().odd()).containsExactly(new OddValue(field, problem));
    }

    @Test
    void withoutAUserThereIsNoPerson() throws Exception {
        PersonPage page = read("{\"data\":[{\"id\":\"m\",\"attributes\":{}},{\"attributes\":{}}]}");

        assertThat(page.people()).isEmpty();
        assertThat(page.unreadable())
                .containsExactly(
                        new UnreadablePerson(Optional.of("m"), "relationships.user: missing or not an id"),
                        new UnreadablePerson(Optional.empty(), "id: missing or not an id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "[]", "{}", "{\"data\":{}}"})
    void anotherAnswerIsAStrangers(String body) {
        assertThatExceptionOfType(ForeignAnswerException.class).isThrownBy(() -> read(body));
    }

    @Test
    void aCutAnswerIsRepeated() {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read("{\"data\":[{\"id\":\"m"));
    }

    @Test
    void aDeliveryHasOneMember() {
        PersonPage page = MemberPageReader.delivered(
                "{\"data\":{\"id\":\"m\",\"attributes\":{},\"relationships\":{\"patron\":{\"data\":{\"id\":\"7\"}}}}}"
                        .getBytes(UTF_8));

        assertThat(page.people()).extracting(ReadPerson::externalId).containsExactly("7");
        assertThat(page.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | body: not a JSON object",
                "[] | body: not a JSON object",
                "{} | id: missing or not an id",
                "{\"data\":{\"id\":\"m\"}} | relationships.user: missing or not an id"
            })
    void aDeliveryThatCantBeReadIsQuarantined(String body, String reason) {
        PersonPage page = MemberPageReader.delivered(body.getBytes(UTF_8));

        assertThat(page.people()).isEmpty();
        assertThat(page.unreadable()).extracting(UnreadablePerson::reason).containsExactly(reason);
    }

    private static PersonPage read(String body) throws Exception {
        return MemberPageReader.page(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
