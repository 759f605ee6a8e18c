package io.vivenuoperator.events.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetAnswersTest {
    private static AnswerHint hint(String format, int status, String body) {
        return SampleFormats.all().get(format).hint(status, body);
    }

    @ParameterizedTest
    @CsvSource({
        "slack,404,no_service,TargetGone",
        "slack,410,channel_is_archived,TargetGone",
        "slack,400,invalid_payload,NeverTaken",
        "slack,500,no_service,Ordinary",
        "slack,429,rate_limited,Ordinary",
        "discord,404,{},TargetGone",
        "discord,400,{},NeverTaken",
        "discord,429,not JSON,Ordinary",
        "discord,500,{},Ordinary",
        "teams-bare,413,{},NeverTaken",
        "teams-bare,404,{},Ordinary",
        "pagerduty,400,{},NeverTaken",
        "pagerduty,429,{},Ordinary",
        "alertmanager,400,{},NeverTaken",
        "standard,404,no_service,Ordinary"
    })
    void saysWhatTheTargetMeans(String format, int status, String body, String meaning) {
        assertThat(hint(format, status, body).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void takesThePauseFromDiscordsBody() {
        assertThat(hint("discord", 429, "{\"retry_after\":1.2345}"))
                .isEqualTo(new AnswerHint.PauseAsked(Duration.ofMillis(1_235)));
        assertThat(hint("discord", 429, "{\"retry_after\":1e12}"))
                .isEqualTo(new AnswerHint.PauseAsked(Duration.ofHours(24)));
    }
}
