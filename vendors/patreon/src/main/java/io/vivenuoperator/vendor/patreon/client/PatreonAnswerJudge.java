package io.vivenuoperator.vendor.patreon.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.platform.httpclient.answer.OwnError;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Recognises Patreon's own errors: documents with {@code errors}, which may say when to come back. */
final class PatreonAnswerJudge implements AnswerJudge {
    @Override
    public boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException {
        return ownError(head, body).isPresent();
    }

    @Override
    public Optional<OwnError> ownError(AnswerHead head, ErrorBody body) throws IOException {
        return head.mayBeJson()
                ? JsonDocument.received(body.read()).flatMap(PatreonAnswerJudge::ownError)
                : Optional.empty();
    }

    private static Optional<OwnError> ownError(JsonNode answer) {
        JsonNode error = answer.at("/errors/0");
        if (!error.path("code_name").isTextual()) {
            return Optional.empty();
        }
        JsonNode seconds = error.path("retry_after_seconds");
        return Optional.of(
                seconds.canConvertToInt() && seconds.intValue() >= 0
                        ? OwnError.withRetryAfter(Duration.ofSeconds(seconds.intValue()))
                        : OwnError.byStatus());
    }
}
