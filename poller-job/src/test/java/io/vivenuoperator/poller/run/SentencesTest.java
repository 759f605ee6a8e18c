package io.vivenuoperator.poller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.client.model.OddField;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.poller.region.Stream;
import io.vivenuoperator.poller.region.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private final Tally tally = new Tally();

    @Test
    void valuesThatCanNotBeReadAreCountedAndNamedWithARecordToLookAt() {
        met("e1", "tickets.price", "not a number");
        met("e2", "tickets.price", "not a number");
        met("e3", "sellStart", "empty");

        assertThat(Sentences.ended(tally))
                .contains("3 values can't be read and are left empty (event tickets.price: not a number, first in e1;"
                        + " event sellStart: empty, first in e3)");
    }

    @Test
    void theReportStaysShort() {
        for (int i = 0; i < 50; i++) {
            met("e" + i, "field" + i, "empty");
        }

        assertThat(Sentences.ended(tally)).contains("50 values", "…").hasSizeLessThan(300);
    }

    @Test
    void ofARunThatReadAllItSaysNothingOfIt() {
        assertThat(Sentences.ended(tally)).doesNotContain("values");
    }

    private void met(String id, String field, String problem) {
        tally.met(
                Stream.EVENTS,
                new Page<>(List.of("event"), List.of(), List.of(new Page.Odd(id, new OddField(field, problem))), 1));
    }
}
