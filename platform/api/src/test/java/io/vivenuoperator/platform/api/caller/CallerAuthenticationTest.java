package io.vivenuoperator.platform.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.region.VisibleRegions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAuthenticationTest {
    private static final Verdict KNOWN =
            new Verdict.Known(new Caller("a", new VisibleRegions.All(), Set.of(Scope.SALES), Optional.empty()));
    private static final Verdict FIRST = new Verdict.Stranger("First", "first");
    private static final Verdict SECOND = new Verdict.Stranger("Second", "second");

    private static Verdict judged(WayIn... ways) {
        return new CallerAuthentication(List.of(ways)).judge(name -> Optional.empty());
    }

    private static WayIn says(Verdict verdict) {
        return headers -> Optional.of(verdict);
    }

    @Test
    void whoIsKnownByOneWayIsKnown() {
        assertThat(judged(says(FIRST), says(KNOWN), says(SECOND))).isEqualTo(KNOWN);
    }

    @Test
    void elseTheLastWayThatWasTakenSaysWhy() {
        assertThat(judged(says(FIRST), says(SECOND), headers -> Optional.empty()))
                .isEqualTo(SECOND);
        assertThat(judged(headers -> Optional.empty())).isEqualTo(new Verdict.Nobody());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Bearer a,a", "bearer  a ,a", "BEARER a,a", "Bearer,-", "Bearer ,-", "Basic a,-", "a,-"})
    void theSchemeIsBearer(String header, String credential) {
        RequestHeaders headers = name -> Optional.of(header);

        assertThat(headers.bearer()).isEqualTo(Optional.ofNullable(credential));
    }
}
