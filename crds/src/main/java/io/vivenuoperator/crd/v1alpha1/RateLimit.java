package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;

/** The request budget of one API key. Vivenu's terms make 1,000 an hour the safe figure. */
@ValidationRule(
        value =
                "self.requestsPerMinute <= self.requestsPerHour || (oldSelf.hasValue() && oldSelf.value().requestsPerMinute == self.requestsPerMinute && oldSelf.value().requestsPerHour == self.requestsPerHour)",
        message =
                "spec.rateLimit.requestsPerMinute must not exceed spec.rateLimit.requestsPerHour: set both, the default of a minute is 100",
        fieldPath = ".requestsPerMinute",
        optionalOldSelf = true)
public record RateLimit(
        @Default("100")
        @JsonPropertyDescription("Most requests in any minute, 1 to 10000, polls and controller together.")
        Integer requestsPerMinute,

        @Default("1000")
        @JsonPropertyDescription(
                "Most requests in any hour, 1 to 100000, polls and controller together. Vivenu's terms make 1000 the safe figure.")
        Integer requestsPerHour) {
    public static final int DEFAULT_PER_MINUTE = 100;
    public static final int DEFAULT_PER_HOUR = 1000;

    public RateLimit {
        requestsPerMinute = requestsPerMinute == null ? DEFAULT_PER_MINUTE : requestsPerMinute;
        requestsPerHour = requestsPerHour == null ? DEFAULT_PER_HOUR : requestsPerHour;
    }

    static RateLimit defaults() {
        return new RateLimit(DEFAULT_PER_MINUTE, DEFAULT_PER_HOUR);
    }

    @ValidationRule(
            value = "self >= 1 && self <= 10000",
            message =
                    "spec.rateLimit.requestsPerMinute must be between 1 and 10000; to stop polling set spec.polling.suspend")
    @Override
    public Integer requestsPerMinute() {
        return requestsPerMinute;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 100000",
            message =
                    "spec.rateLimit.requestsPerHour must be between 1 and 100000; to stop polling set spec.polling.suspend")
    @Override
    public Integer requestsPerHour() {
        return requestsPerHour;
    }
}
