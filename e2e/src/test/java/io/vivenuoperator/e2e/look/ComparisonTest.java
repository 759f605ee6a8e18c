package io.vivenuoperator.e2e.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison that overlooks a column or a row would call different things equal. */
class ComparisonTest {
    private static final Truth TRUTH = new Truth(
            "dach",
            "seller",
            List.of(new Truth.Event(
                    "e1",
                    "Berlin",
                    null,
                    0,
                    List.of(new Truth.TicketType("a", "Men", new BigDecimal("99.90"), null, 0)),
                    "2099-01-01T08:00:00Z",
                    "2099-01-02T08:00:00Z",
                    "2025-01-01T08:00:00Z",
                    "2099-01-01T08:00:00Z",
                    "Europe/Berlin",
                    "race-1",
                    "2026-01-01T08:00:00Z")));

    private final Map<String, Shown> events = new HashMap<>(rows().events());
    private final Map<String, Shown> types = new HashMap<>(rows().types());

    private static TrueRows rows() {
        return new TrueRows(TRUTH, "dach", Instant.parse("2026-06-01T00:00:00Z"));
    }

    private Comparison comparison() {
        return Comparison.of("dach", new Stored(events, types), TRUTH);
    }

    @Test
    void theTruthIsEqualToItself() {
        assertThat(comparison().equal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ticket_type_name",
                "capacity",
                "sold",
                "available",
                "percent_sold",
                "listed",
                "price",
                "active",
                "complete_since",
                "event_name"
            })
    void aColumnOfATypeThatDiffersIsNamed(String column) {
        types.computeIfPresent("e1 a", (_, row) -> with(row, column, "0.5"));

        assertThat(comparison().equal()).isFalse();
        assertThat(comparison().text()).contains("e1 a: " + column + " 0.5, truth ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"total_capacity", "total_sold", "status", "event_date", "timezone", "url", "last_updated"})
    void aColumnOfAnEventThatDiffersIsNamed(String column) {
        events.computeIfPresent("e1", (_, row) -> with(row, column, "0"));
        boolean zeroIsTrue = column.equals("total_sold");

        assertThat(comparison().equal()).isEqualTo(zeroIsTrue);
    }

    @Test
    void noRowIsNotARowOf0() {
        types.clear();

        assertThat(comparison().equal()).isFalse();
    }

    @Test
    void noEventIsNotAnEventOf0() {
        events.clear();
        types.clear();

        assertThat(comparison().equal()).isFalse();
        assertThat(comparison().text()).contains("stored  no row   truth       0   DIFFERENT");
    }

    @Test
    void aRowThatIsNotTrueIsADifference() {
        types.put("e2 a", with(new Shown(), "event_id", "e2"));

        assertThat(comparison().equal()).isFalse();
    }

    @Test
    void aColumnThatNobodyComparesIsADifference() {
        types.computeIfPresent("e1 a", (_, row) -> with(row, "new_column", "1"));

        assertThat(comparison().text()).contains("new_column 1, truth null");
    }

    private static Shown with(Shown row, String column, String value) {
        return new Shown(new TreeMap<>(row.columns())).with(column, value);
    }
}
