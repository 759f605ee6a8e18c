package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;

/** The request budget of one API key. Vivenu's terms make 1,000 an hour the safe figure. */
public record RateLimit(
        @Default("100") @JsonPropertyDescription("Upper limit of requests in any minute.")
        Integer requestsPerMinute,

        @Default("1000") @JsonPropertyDescription("Upper limit of requests in any hour.")
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
