package io.vivenuoperator.poller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.poller.region.RunStatistics;
import io.vivenuoperator.vendor.vivenu.model.OddField;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportMessagesTest {
    private final RunStatistics tally = new RunStatistics();

    @Test
    void valuesThatCanNotBeReadAreCountedAndNamedWithARecordToLookAt() {
        met("e1", "tickets.price", "not a number");
        met("e2", "tickets.price", "not a number");
        met("e3", "sellStart", "empty");

        assertThat(ReportMessages.ended(tally))
                .contains("3 values can't be read and are left empty (event tickets.price: not a number, first in e1;"
                        + " event sellStart: empty, first in e3)");
    }

    @Test
    void theReportStaysShort() {
        for (int i = 0; i < 50; i++) {
            met("e" + i, "field" + i, "empty");
        }

        assertThat(ReportMessages.ended(tally)).contains("50 values", "…").hasSizeLessThan(300);
    }

    @Test
    void ofARunThatReadAllItSaysNothingOfIt() {
        assertThat(ReportMessages.ended(tally)).doesNotContain("values");
    }

    private void met(String id, String field, String problem) {
        tally.met(
                ChangeStream.EVENTS,
                new RecordPage<>(
                        List.of("event"), List.of(), List.of(new RecordPage.Odd(id, new OddField(field, problem))), 1));
    }
}
