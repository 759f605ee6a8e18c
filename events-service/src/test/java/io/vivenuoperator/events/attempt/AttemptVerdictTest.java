package io.vivenuoperator.events.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.attempt.AttemptVerdict.Accepted;
import io.vivenuoperator.events.attempt.AttemptVerdict.Failed;
import io.vivenuoperator.events.attempt.AttemptVerdict.Hopeless;
import io.vivenuoperator.events.attempt.EndpointAnswer.Answered;
import io.vivenuoperator.events.attempt.EndpointAnswer.Stale;
import io.vivenuoperator.events.attempt.EndpointAnswer.Unanswered;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules B1, B4, B5 and B8. */
class AttemptVerdictTest {
    @Test
    void exactly200To299IsAccepted() {
        assertThat(IntStream.range(100, 1_000)
                        .filter(status -> AttemptVerdict.of(Answered.of(status)) instanceof Accepted))
                .containsExactlyElementsOf(IntStream.range(200, 300).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "301, REDIRECTED, false",
        "304, REDIRECTED, false",
        "400, CLIENT_ERROR, false",
        "401, CLIENT_ERROR, false",
        "404, CLIENT_ERROR, false",
        "409, CLIENT_ERROR, false",
        "425, CLIENT_ERROR, false",
        "408, TIMEOUT, true",
        "429, THROTTLED, true",
        "500, SERVER_ERROR, false",
        "501, SERVER_ERROR, false",
        "502, SERVER_ERROR, true",
        "503, THROTTLED, true",
        "504, SERVER_ERROR, true",
        "599, SERVER_ERROR, false",
        "101, SERVER_ERROR, false",
        "700, SERVER_ERROR, false"
    })
    void otherStatusesAreRepeated(int status, AttemptReason reason, boolean throttles) {
        assertThat(AttemptVerdict.of(Answered.of(status)))
                .isEqualTo(new Failed(OptionalInt.of(status), reason, throttles));
    }

    @Test
    void goneIsFinal() {
        assertThat(AttemptVerdict.of(Answered.of(410)))
                .isEqualTo(new Hopeless(OptionalInt.of(410), AttemptReason.GONE));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnAnswerTheReasonDecides(AttemptReason reason) {
        Set<AttemptReason> hopeless = EnumSet.of(
                AttemptReason.ADDRESS_REFUSED,
                AttemptReason.SECRET_NOT_FOUND,
                AttemptReason.PAYLOAD_TOO_LARGE,
                AttemptReason.NOT_SENDABLE,
                AttemptReason.MESSAGE_EXPIRED,
                AttemptReason.GONE);

        AttemptVerdict verdict = AttemptVerdict.of(new Unanswered(reason));

        assertThat(verdict)
                .isEqualTo(
                        hopeless.contains(reason)
                                ? new Hopeless(OptionalInt.empty(), reason)
                                : new Failed(OptionalInt.empty(), reason, reason == AttemptReason.TIMEOUT));
    }

    @Test
    void aStaleConnectionThatStayedStaleIsRepeated() {
        assertThat(AttemptVerdict.of(new Stale()))
                .isEqualTo(new Failed(OptionalInt.empty(), AttemptReason.CONNECT_FAILED, false));
    }
}
