package io.vivenuoperator.controller.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VendorFindingsTest {

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, UNKNOWN RATE_LIMITED",
        "UNAVAILABLE, UNKNOWN VENDOR_UNAVAILABLE",
        "INTERRUPTED, UNKNOWN VENDOR_UNAVAILABLE",
        "KEY_REFUSED, FALSE KEY_REFUSED",
        "NOT_FOUND, FALSE VENDOR_PROTOCOL",
        "REJECTED, FALSE VENDOR_PROTOCOL",
        "PROTOCOL, FALSE VENDOR_PROTOCOL"
    })
    void hasAWordForEveryFailure(HttpCallException.Reason reason, String expected) {
        // when
        var finding = VendorFindings.of(HttpCallException.of(reason, "GET /events failed."));

        // then
        assertThat(finding.status() + " " + finding.reason()).isEqualTo(expected);
        assertThat(finding.message()).contains("GET /events failed.");
    }

    @Test
    void waitsAsLongAsItWasTold() {
        // given
        var limited = HttpCallException.answered(
                HttpCallException.Reason.RATE_LIMITED, "429", 429, Optional.of(Duration.ofSeconds(90)));

        // then
        assertThat(VendorFindings.nextLook(limited)).isEqualTo(new Recheck.After(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, PT45S", "INTERRUPTED, PT45S", "RATE_LIMITED, PT5M"})
    void backsOffWithoutBeingTold(HttpCallException.Reason reason, Duration longest) {
        assertThat(VendorFindings.nextLook(HttpCallException.of(reason, "503")))
                .isEqualTo(new Recheck.BackOff(longest));
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_REFUSED", "REJECTED", "NOT_FOUND", "PROTOCOL"})
    void leavesVivenuAloneWithWhatItHasRefused(HttpCallException.Reason reason) {
        assertThat(VendorFindings.nextLook(HttpCallException.of(reason, "4xx")))
                .isEqualTo(new Recheck.After(Duration.ofMinutes(15)));
    }
}
