package io.vivenuoperator.vendor.eventbrite.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.vendor.api.person.OddValue;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadAttendance;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PersonPage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttendeePageReaderTest {
    private static final String ATTENDEE = """
            {"id":"11","event_id":"7","order_id":"5","ticket_class_name":"Sunday","status":"Attending","checked_in":false,
             "created":"2026-01-02T03:04:05Z","changed":"2026-02-02T03:04:05Z","barcodes":[{"barcode":"CANARY-1"}],
             "profile":{"name":"Zoë Müller","first_name":"Zoë","last_name":"Müller","email":"zoe@web.example",
               "cell_phone":"","addresses":{"home":{"city":"Köln","country":"DE"}}}}""";

    @Test
    void anAttendeeIsAPersonWithATicket() throws Exception {
        ReadPerson person = AttendeePageReader.single(stream(ATTENDEE)).people().getFirst();

        assertThat(person.externalId()).isEqualTo("11");
        assertThat(person.fields())
                .containsOnlyKeys(
                        PersonField.EMAIL,
                        PersonField.FULL_NAME,
                        PersonField.FIRST_NAME,
                        PersonField.LAST_NAME,
                        PersonField.CITY,
                        PersonField.COUNTRY)
                .containsEntry(PersonField.FIRST_NAME, "Zoë");
        assertThat(person.attendances())
                .containsExactly(new ReadAttendance(
                        "7", Optional.of("5"), Optional.of("Sunday"), Optional.of("Attending"), Optional.of(false)));
        assertThat(person.times().changedAt()).contains(Instant.parse("2026-02-02T03:04:05Z"));
        assertThat(person.odd()).isEmpty();
    }

    @Test
    void nobodyReadsABarcode() throws Exception {
        ReadPerson person = AttendeePageReader.single(stream(ATTENDEE)).people().getFirst();

        assertThat(person.fields().toString() + person.attendances()).doesNotContain("CANARY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'profile':{'email':7} | profile.email | not a text",
                "'profile':{},'checked_in':'no' | checked_in | not a yes or no",
                "'profile':{},'changed':'soon' | changed | not a time",
                "'profile':{'addresses':{'home':{'city':[]}}} | profile.addresses.home.city | not a text"
            })
    void aFieldThatCantBeReadIsNamedAndAbsent(String fields, String field, String problem) throws Exception {
        PersonPage page = page("{\"id\":\"11\",\"event_id\":\"7\"," + fields.replace('\'', '"') + "}", "");

        assertThat(page.people().getFirst().odd()).containsExactly(new OddValue(field, problem));
    }

    @Test
    void whatIsNobodyIsQuarantined() throws Exception {
        PersonPage page = page(
                "{\"id\":11},{\"id\":\"12\"},{\"id\":\"13\",\"event_id\":\"7\",\"profile\":[1]},5," + ATTENDEE, "");

        assertThat(page.people()).extracting(ReadPerson::externalId).containsExactly("11");
        assertThat(page.unreadable())
                .containsExactly(
                        new UnreadablePerson(Optional.empty(), "id: missing or not an id"),
                        new UnreadablePerson(Optional.of("12"), "event_id: missing or not an id"),
                        new UnreadablePerson(Optional.of("13"), "profile: not an object"),
                        new UnreadablePerson(Optional.empty(), "id: missing or not an id"));
    }

    @Test
    void thereIsANextPageIfThereIsMore() throws Exception {
        assertThat(page("", ",\"pagination\":{\"has_more_items\":true,\"continuation\":\"abc\"}")
                        .next())
                .contains(new PageMark("abc"));
        assertThat(page("", ",\"pagination\":{\"has_more_items\":false,\"continuation\":\"abc\"}")
                        .next())
                .isEmpty();
        assertThat(page("", "").next()).isEmpty();
    }

    @Test
    void moreWithoutAWayToItIsNoEnd() {
        assertThatExceptionOfType(ForeignAnswerException.class)
                .isThrownBy(() -> page("", ",\"pagination\":{\"has_more_items\":true}"))
                .withMessageContaining("continuation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "[]", "{}", "{\"attendees\":{}}"})
    void anotherAnswerIsAStrangers(String body) {
        assertThatExceptionOfType(ForeignAnswerException.class).isThrownBy(() -> AttendeePageReader.page(stream(body)));
        assertThatExceptionOfType(ForeignAnswerException.class)
                .isThrownBy(() -> AttendeePageReader.single(stream(body)));
    }

    @Test
    void aCutAnswerIsRepeated() {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> AttendeePageReader.page(stream("{\"attendees\":[{\"id\":\"1")));
    }

    private static PersonPage page(String attendees, String behind) throws Exception {
        return AttendeePageReader.page(stream("{\"attendees\":[" + attendees + "]" + behind + "}"));
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }
}
