package io.vivenuoperator.vendor.api.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadPersonTest {
    @Test
    void nobodyIsPrinted() {
        var person = new ReadPerson(
                "01AB",
                Map.of(PersonField.EMAIL, "canary@web.example", PersonField.LAST_NAME, "Canary"),
                Map.of(),
                List.of(),
                List.of(),
                RecordTimes.unknown(),
                List.of());

        assertThat(person).hasToString("ReadPerson[01AB]");
        assertThat(List.of(person).toString()).doesNotContainIgnoringCase("canary");
    }
}
