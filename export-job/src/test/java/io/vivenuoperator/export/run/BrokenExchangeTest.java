package io.vivenuoperator.export.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.export.TestTables;
import io.vivenuoperator.export.standin.SheetsFault;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An exchange that breaks at any of its requests, before or after Google has done what it was asked. */
class BrokenExchangeTest {
    private final ExchangeStage stage = new ExchangeStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER", "UNAVAILABLE_BEFORE", "UNAVAILABLE_AFTER"})
    void whereverItBreaksTheSheetIsTheOldOrTheNewOne(SheetsFault fault) {
        // given
        stage.bring(TestTables.events(30, 7));
        var old = stage.google().spreadsheet().picture();
        try (var other = new ExchangeStage()) {
            other.bring(TestTables.events(30, 7));
            other.bring(TestTables.events(200, 8));
            var wanted = other.google().spreadsheet().picture();
            for (int request = 0; request < 2; request++) {
                List<SheetsFault> faults = new ArrayList<>();
                IntStream.range(0, request).forEach(_ -> faults.add(SheetsFault.NONE));
                faults.add(fault);
                stage.google().fail(faults);

                // when
                assertThatThrownBy(() -> stage.bring(TestTables.events(200, 8))).isInstanceOf(HttpCallException.class);

                // then
                boolean isDone = request == 1 && fault.name().endsWith("AFTER");
                assertThat(stage.google().spreadsheet().picture()).isEqualTo(isDone ? wanted : old);
            }
            stage.bring(TestTables.events(200, 8));
            assertThat(stage.google().spreadsheet().picture()).isEqualTo(wanted);
        }
    }

    /** Also when there is no sheet yet: three requests. */
    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER"})
    void whereverTheFirstExportBreaksNoSheetOrAllOfItIsThere(SheetsFault fault) {
        var old = stage.google().spreadsheet().picture();
        for (int request = 0; request < 3; request++) {
            List<SheetsFault> faults = new ArrayList<>();
            IntStream.range(0, request).forEach(_ -> faults.add(SheetsFault.NONE));
            // Java's client repeats a GET by itself when a connection breaks that it had kept.
            faults.addAll(List.of(fault, fault));
            stage.google().fail(faults);

            // when
            assertThatThrownBy(() -> stage.bring(TestTables.events(50, 7))).isInstanceOf(HttpCallException.class);

            // then
            boolean isDone = request == 2 && fault == SheetsFault.CUT_AFTER;
            assertThat(stage.google().spreadsheet().picture().equals(old)).isEqualTo(!isDone);
        }
        stage.google().fail(List.of());
        stage.bring(TestTables.events(50, 7));
        assertThat(stage.events().lastRow()).isEqualTo(50);
        assertThat(stage.bring(TestTables.events(50, 7))).isEqualTo(new ExchangeResult.Done(0, 0));
    }
}
