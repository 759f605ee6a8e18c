package io.vivenuoperator.salesapi.question;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.salesapi.key.Scope;

/** The answers that are none; nothing of a key, of another region or of the database is in them. */
final class Refusals {
    private static final String CHALLENGE = "Bearer realm=\"sales-api\"";

    private Refusals() {}

    static Answer noKey() {
        return unauthorized("NoKey", "send a key: Authorization: Bearer vvn_…");
    }

    static Answer mistyped() {
        return unauthorized("UnknownKey", "the key is mistyped or cut off: its checksum does not fit");
    }

    static Answer unknownKey() {
        return unauthorized("UnknownKey", "the key is not known here, or it has expired");
    }

    private static Answer unauthorized(String reason, String detail) {
        return Answer.problem(Problem.of(Status.UNAUTHORIZED_401, reason, detail))
                .with(HeaderNames.WWW_AUTHENTICATE, CHALLENGE);
    }

    static Answer withoutScope(Scope scope) {
        return Answer.problem(
                Problem.of(Status.FORBIDDEN_403, "MissingScope", "the key lacks the scope " + scope.word()));
    }

    static Answer keysNotLoaded() {
        return Answer.problem(Problem.of(Status.SERVICE_UNAVAILABLE_503, "KeysNotLoaded", "the keys are not loaded yet")
                .passing());
    }

    static Answer notFound() {
        return Answer.problem(Problem.of(Status.NOT_FOUND_404, "NotFound", "there is no such event"));
    }

    static Answer badParameter(BadParameterException e) {
        return Answer.problem(Problem.of(
                        Status.BAD_REQUEST_400,
                        "BadParameter",
                        e.error().parameter() + ": " + e.error().detail())
                .about(e.error()));
    }

    static Answer overQuota(long secondsLeft) {
        return Answer.problem(Problem.of(
                        Status.TOO_MANY_REQUESTS_429,
                        "TooManyRequests",
                        "the key has sent its requests of this minute; send If-None-Match, a 304 costs nothing"))
                .with(HeaderNames.RETRY_AFTER, Long.toString(secondsLeft));
    }

    static Answer database(DatabaseException e) {
        return switch (e.reason()) {
            case UNAVAILABLE, CONFLICT -> Answer.problem(unavailable().passing());
            case MISCONFIGURED -> Answer.problem(unavailable().untilMended());
            case BAD_DATA, OTHER ->
                Answer.problem(Problem.of(
                        Status.INTERNAL_SERVER_ERROR_500, "Unexpected", "the question could not be answered"));
        };
    }

    private static Problem unavailable() {
        return Problem.of(
                Status.SERVICE_UNAVAILABLE_503, "DatabaseUnavailable", "the database can't answer at the moment");
    }
}
