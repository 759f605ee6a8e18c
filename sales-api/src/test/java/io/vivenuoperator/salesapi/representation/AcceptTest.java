package io.vivenuoperator.salesapi.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    private static final List<Form> OFFERED = List.of(Form.JSON, Form.CSV, Form.NDJSON);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                              | JSON
            application/json                                 | JSON
            APPLICATION/JSON                                 | JSON
            application/*                                    | JSON
            text/csv                                         | CSV
            text/*                                           | CSV
            text/csv;header=present                          | CSV
            text/csv, application/json                       | JSON
            text/csv, */*                                    | CSV
            text/csv;q=0.5, application/json;q=0.4           | CSV
            text/csv;q=0.5, */*;q=0.8                        | JSON
            application/x-ndjson                             | NDJSON
            application/json;q=0, */*                        | CSV
            application/json;q=0, application/*              | NDJSON
            text/html, application/xhtml+xml, */*;q=0.8      | JSON
            text/html                                        |
            application/json;q=0                             |
            application/json;q=2                             |
            application/json;q=x                             |
            text/csv;q=0.0001, application/x-ndjson;q=0.001  | NDJSON
            nonsense                                         |
            ;;,,/,*/csv                                      |
            application/problem+json                         |
            """)
    void theFormIsTheOneThatIsWantedMost(String header, String form) {
        assertThat(Accept.of(header).choose(OFFERED))
                .isEqualTo(Optional.ofNullable(form).map(Form::valueOf));
    }
}
