package io.vivenuoperator.export.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import java.io.IOException;
import java.util.Locale;

/** Recognises errors of Google's APIs, and remembers what the last one was about. For one thread. */
final class ApiErrorJudge implements AnswerJudge {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiError last = ApiError.UNSPECIFIC;

    /** Before a call. */
    void forget() {
        last = ApiError.UNSPECIFIC;
    }

    ApiError last() {
        return last;
    }

    @Override
    public boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException {
        if (!head.mayBeJson()) {
            return false;
        }
        try {
            JsonNode error = JSON.readTree(body.read()).path("error");
            if (error.path("code").asInt() != head.status()) {
                return false;
            }
            last = kind(error);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static ApiError kind(JsonNode error) {
        var message = error.path("message").asText().toLowerCase(Locale.ROOT);
        var status = error.path("status").asText();
        var reasons = error.path("details").findValuesAsText("reason");
        if (status.equals("RESOURCE_EXHAUSTED") || reasons.contains("RATE_LIMIT_EXCEEDED")) {
            return ApiError.QUOTA;
        }
        if (reasons.contains("SERVICE_DISABLED") || message.contains("it is disabled")) {
            return ApiError.API_DISABLED;
        }
        if (message.contains("number of cells") || message.contains("limit of 10000000")) {
            return ApiError.CELL_LIMIT;
        }
        return message.contains("protected") ? ApiError.PROTECTED_RANGE : ApiError.UNSPECIFIC;
    }
}
