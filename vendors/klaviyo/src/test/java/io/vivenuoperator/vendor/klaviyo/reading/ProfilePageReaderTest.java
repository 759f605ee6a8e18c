package io.vivenuoperator.vendor.klaviyo.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.vendor.api.person.ConsentChannel;
import io.vivenuoperator.vendor.api.person.ConsentState;
import io.vivenuoperator.vendor.api.person.OddValue;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadConsent;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PersonPage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilePageReaderTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aProfileIsReadAsItIs() throws Exception {
        ReadPerson person = single("""
                {"email":" a@web.example ","first_name":"Zoë","last_name":null,"phone_number":"+491510000000",
                 "location":{"city":"Köln","country":""},"created":"2025-01-02T03:04:05+00:00","updated":"2026-01-02T04:04:05+01:00",
                 "aura":{"depth":3}}""");

        assertThat(person.fields())
                .containsOnlyKeys(PersonField.EMAIL, PersonField.FIRST_NAME, PersonField.PHONE, PersonField.CITY)
                .containsEntry(PersonField.EMAIL, "a@web.example");
        assertThat(person.times().changedAt()).contains(AT);
        assertThat(person.times().createdAt()).contains(Instant.parse("2025-01-02T03:04:05Z"));
        assertThat(person.consents()).isEmpty();
        assertThat(person.odd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"email\":[1]}', email, not a text",
        "'{\"first_name\":7}', first_name, not a text",
        "'{\"location\":{\"city\":{}}}', location.city, not a text",
        "'{\"last_name\":\"a\\u0000b\"}', last_name, has a NUL or half a character",
        "'{\"updated\":\"yesterday\"}', updated, not a time",
        "'{\"created\":5}', created, not a time",
        "'{\"subscriptions\":{\"sms\":{\"marketing\":{\"consent\":\"MAYBE\"}}}}', subscriptions.sms.marketing.consent, not a state of consent"
    })
    void aFieldThatCantBeReadIsNamedAndAbsent(String attributes, String field, String problem) throws Exception {
        ReadPerson person = single(attributes);

        assertThat(person.odd()).containsExactly(new OddValue(field, problem));
        assertThat(person.fields()).isEmpty();
        assertThat(person.consents()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsNotCut() throws Exception {
        assertThat(single("{\"last_name\":\"" + "x".repeat(501) + "\"}").odd())
                .containsExactly(new OddValue("last_name", "too long"));
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBED, '', SUBSCRIBED",
        "UNSUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED",
        "SUBSCRIBED, HARD_BOUNCE, SUPPRESSED",
        "SUBSCRIBED, SOMETHING_NEW, SUPPRESSED",
        "NEVER_SUBSCRIBED, '', UNKNOWN",
        "NEVER_SUBSCRIBED, USER_SUPPRESSED, SUPPRESSED"
    })
    void aSuppressionOutweighsAConsent(String consent, String reason, ConsentState state) throws Exception {
        String suppression = reason.isEmpty() ? "" : "{\"reason\":\"" + reason + "\"}";

        ReadPerson person = single("{\"subscriptions\":{\"email\":{\"marketing\":{\"consent\":\"" + consent
                + "\",\"consent_timestamp\":\"2026-01-02T03:04:05+00:00\",\"suppression\":[" + suppression + "]}}}}");

        assertThat(person.consents()).containsEntry(ConsentChannel.EMAIL, new ReadConsent(state, Optional.of(AT)));
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, sms, can_receive_sms_marketing, SUBSCRIBED, SUPPRESSED",
        "SMS, sms, can_receive_sms_marketing, UNSUBSCRIBED, UNSUBSCRIBED",
        "PUSH, mobile_push, can_receive_push_marketing, SUBSCRIBED, SUPPRESSED",
        "EMAIL, email, can_receive_email_marketing, SUBSCRIBED, SUPPRESSED",
        "EMAIL, email, can_receive_sms_marketing, SUBSCRIBED, SUBSCRIBED"
    })
    void aClosedChannelIsNoConsent(
            ConsentChannel channel, String name, String receives, String consent, ConsentState state) throws Exception {
        ReadPerson person = single("{\"subscriptions\":{\"" + name + "\":{\"marketing\":{\"consent\":\"" + consent
                + "\",\"" + receives + "\":false}}}}");

        assertThat(person.consents()).containsEntry(channel, new ReadConsent(state, Optional.empty()));
    }

    @Test
    void whatIsNoRecordIsQuarantined() throws Exception {
        PersonPage page = read(
                "{\"data\":[{\"id\":7,\"attributes\":{}},{\"id\":\"01A\",\"attributes\":[]},"
                        + "{\"id\":\" 01B\",\"attributes\":{}},{\"id\":\"01C\",\"attributes\":{}},5],\"links\":{\"next\":null}}");

        assertThat(page.people()).extracting(ReadPerson::externalId).containsExactly("01C");
        assertThat(page.unreadable())
                .containsExactly(
                        new UnreadablePerson(Optional.empty(), "id: missing or not an id"),
                        new UnreadablePerson(Optional.of("01A"), "attributes: not an object"),
                        new UnreadablePerson(Optional.empty(), "id: missing or not an id"),
                        new UnreadablePerson(Optional.empty(), "id: missing or not an id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.klaviyo.com/api/profiles?page%5Bcursor%5D=bmV4%3D&page%5Bsize%5D=2",
                "https://evil.example/?x=1&page[cursor]=bmV4%3D"
            })
    void ofALinkOnlyTheCursorCounts(String link) throws Exception {
        assertThat(read("{\"data\":[],\"links\":{\"next\":\"" + link + "\"}}").next())
                .contains(new PageMark("bmV4="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "[]",
                "\"text\"",
                "{\"data\":{}}",
                "{}",
                "{\"data\":[],\"links\":{\"next\":\"https://a.klaviyo.com/api/profiles\"}}",
                "{\"data\":[],\"links\":{\"next\":\"https://a.klaviyo.com/api/profiles?page[cursor]=%zz\"}}"
            })
    void anotherAnswerIsAStrangers(String body) {
        assertThatExceptionOfType(ForeignAnswerException.class).isThrownBy(() -> read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[{\"id\":\"01", "{", "{\"data\":["})
    void aCutAnswerIsRepeated(String body) {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> read(body))
                .withMessageNotContaining("01");
    }

    private static ReadPerson single(String attributes) throws Exception {
        PersonPage page = read("{\"data\":[{\"type\":\"profile\",\"id\":\"01A\",\"attributes\":" + attributes + "}]}");
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.next()).isEmpty();
        return page.people().getFirst();
    }

    private static PersonPage read(String body) throws Exception {
        return ProfilePageReader.page(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
