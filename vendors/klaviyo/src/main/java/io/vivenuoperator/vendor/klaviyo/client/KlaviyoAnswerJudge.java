package io.vivenuoperator.vendor.klaviyo.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.io.IOException;

/** Recognises Klaviyo's own errors: JSON:API documents with {@code errors}. */
final class KlaviyoAnswerJudge implements AnswerJudge {
    @Override
    public boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException {
        return head.mayBeJson()
                && JsonDocument.received(body.read())
                        .filter(KlaviyoAnswerJudge::isError)
                        .isPresent();
    }

    private static boolean isError(JsonNode answer) {
        JsonNode error = answer.at("/errors/0");
        return error.path("code").isTextual() && error.path("detail").isTextual();
    }
}
