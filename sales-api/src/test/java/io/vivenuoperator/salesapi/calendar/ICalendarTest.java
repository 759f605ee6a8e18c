package io.vivenuoperator.salesapi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import io.vivenuoperator.store.query.CalendarEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The calendar as a stranger reads it: biweekly, and the rules of RFC 5545 for lines. */
class ICalendarTest {
    private static final Instant AT = Instant.parse("2027-05-17T08:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-22T12:00:00.123456Z");
    private static final String ODD = "ab,;:\\\"'é☃\uD83C\uDF9F ";

    private static CalendarEntry entry(String kind, String name, Optional<Instant> end, Optional<String> url) {
        return new CalendarEntry(kind, AT, "ticketing/italy", "6864d4", name, end, url, CHANGED);
    }

    private static List<VEvent> read(String calendar) {
        var read = Biweekly.parse(calendar).first();
        assertThat(read.validate(ICalVersion.V2_0).isEmpty())
                .as(read.validate(ICalVersion.V2_0).toString())
                .isTrue();
        return read.getEvents();
    }

    @Test
    void aStrangerReadsWhatWasMeant() {
        VEvent event = read(ICalendar.of(List.of(entry(
                        "event",
                        "Gala; one, two\\three\nfour",
                        Optional.of(AT.plusSeconds(3_600)),
                        Optional.of("https://vivenu.com/event/gala?a=1&b=2")))))
                .getFirst();

        assertThat(event.getSummary().getValue()).isEqualTo("Gala; one, two\\three\nfour");
        assertThat(event.getUid().getValue()).isEqualTo("event.6864d4.ticketing/italy@vivenu-operator");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(AT);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(AT.plusSeconds(3_600));
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(event.getUrl().getValue()).isEqualTo("https://vivenu.com/event/gala?a=1&b=2");
        assertThat(event.getCategories().getFirst().getValues()).containsExactly("ticketing/italy");
    }

    @Test
    void datesOfASaleHaveNoEndAndSayWhatTheyAre() {
        List<VEvent> events = read(ICalendar.of(List.of(
                entry("on_sale", "Gala", Optional.empty(), Optional.empty()),
                entry("sale_end", "Gala", Optional.empty(), Optional.of("not a uri\r\nX-EVIL:1")))));

        assertThat(events.stream().map(event -> event.getSummary().getValue()))
                .containsExactly("On sale: Gala", "Sale ends: Gala");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getDateEnd()).isNull();
            assertThat(event.getUrl()).isNull();
            assertThat(event.getExperimentalProperties()).isEmpty();
        });
        assertThat(events.stream().map(event -> event.getUid().getValue()).distinct())
                .hasSize(2);
    }

    @Test
    void linesAreAtMost75OctetsAndNoCharacterIsCut() {
        var chance = new Random(5);
        int[] characters = ODD.codePoints().toArray();
        List<CalendarEntry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String name = chance.ints(chance.nextInt(200), 0, characters.length)
                    .mapToObj(at -> Character.toString(characters[at]))
                    .collect(Collectors.joining());
            entries.add(entry("event", "<" + name + ">", Optional.empty(), Optional.empty()));
        }

        String calendar = ICalendar.of(entries);

        assertThat(calendar.split("\r\n", -1))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .allSatisfy(line -> assertThat(line).doesNotContain("\r", "\n", "\uFFFD"));
        assertThat(read(calendar).stream().map(event -> event.getSummary().getValue()))
                .containsExactlyElementsOf(
                        entries.stream().map(CalendarEntry::eventName).toList());
    }

    @Test
    void withoutDatesItIsACalendarAllTheSame() {
        assertThat(Biweekly.parse(ICalendar.of(List.of())).first().getEvents()).isEmpty();
    }
}
