package io.vivenuoperator.vendor.api.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.platform.httpclient.answer.OwnError;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.io.IOException;
import java.util.Optional;

/** Recognises the errors of token endpoints, whose form is OAuth's, or the platform's own where it has limits. */
public final class TokenErrorJudge implements AnswerJudge {
    private static final String ENDED = "invalid_grant";

    @Override
    public boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException {
        return ownError(head, body).isPresent();
    }

    @Override
    public Optional<OwnError> ownError(AnswerHead head, ErrorBody body) throws IOException {
        return head.mayBeJson()
                ? JsonDocument.received(body.read()).flatMap(TokenErrorJudge::ownError)
                : Optional.empty();
    }

    private static Optional<OwnError> ownError(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isTextual()) {
            return Optional.of(error.textValue().equals(ENDED) ? OwnError.ofCredential() : OwnError.byStatus());
        }
        return answer.at("/errors/0").isObject() ? Optional.of(OwnError.byStatus()) : Optional.empty();
    }
}
