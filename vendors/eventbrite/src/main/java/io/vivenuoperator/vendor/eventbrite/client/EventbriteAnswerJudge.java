package io.vivenuoperator.vendor.eventbrite.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.platform.httpclient.answer.OwnError;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.io.IOException;
import java.util.Optional;

/** Recognises Eventbrite's own errors. A token that is no longer good is refused by 400. */
final class EventbriteAnswerJudge implements AnswerJudge {
    private static final String DEAD_TOKEN = "INVALID_AUTH";

    @Override
    public boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException {
        return ownError(head, body).isPresent();
    }

    @Override
    public Optional<OwnError> ownError(AnswerHead head, ErrorBody body) throws IOException {
        return head.mayBeJson()
                ? JsonDocument.received(body.read()).flatMap(EventbriteAnswerJudge::ownError)
                : Optional.empty();
    }

    private static Optional<OwnError> ownError(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (!error.isTextual() || !answer.path("status_code").isInt()) {
            return Optional.empty();
        }
        return Optional.of(error.textValue().equals(DEAD_TOKEN) ? OwnError.ofCredential() : OwnError.byStatus());
    }
}
