package io.vivenuoperator.vendor.vivenu.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import java.io.IOException;

/** Recognises Vivenu's own errors: JSON objects with {@code statusCode}, {@code error} and {@code message}. */
public final class VivenuAnswerJudge implements AnswerJudge {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException {
        return head.mayBeJson() && isError(head.status(), body.read());
    }

    private static boolean isError(int status, byte[] body) {
        try {
            JsonNode error = JSON.readTree(body);
            return error.path("statusCode").asText().equals(Integer.toString(status))
                    && error.path("error").isTextual()
                    && (error.path("message").isTextual()
                            || error.path("message").isArray());
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
