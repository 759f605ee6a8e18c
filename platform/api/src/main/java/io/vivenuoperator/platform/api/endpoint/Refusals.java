package io.vivenuoperator.platform.api.endpoint;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.problem.Problem;

/**
 * The answers that are none; nothing of a key, of another region or of the database is in them.
 *
 * @param realm in which credentials are good: the program's name
 * @param absent what a path that is not there says, as "there is no such event"
 */
public record Refusals(String realm, String absent) {
    /** Somebody who is not known. RFC 6750: without a credential, nothing is said about one. */
    public Answer of(Verdict.Refused refused) {
        String challenge = "Bearer realm=\"" + realm + "\"";
        return switch (refused) {
            case Verdict.Nobody() -> unauthorized("NoKey", "send a key: Authorization: Bearer vvn_…", challenge);
            case Verdict.Stranger(var reason, var detail) ->
                unauthorized(reason, detail, challenge + ", error=\"invalid_token\"");
            case Verdict.Unjudged(var reason, var detail) ->
                Answer.problem(Problem.of(Status.SERVICE_UNAVAILABLE_503, reason, detail)
                        .passing());
        };
    }

    private static Answer unauthorized(String reason, String detail, String challenge) {
        return Answer.problem(Problem.of(Status.UNAUTHORIZED_401, reason, detail))
                .with(HeaderNames.WWW_AUTHENTICATE, challenge);
    }

    public static Answer withoutScope(Scope scope) {
        return Answer.problem(
                Problem.of(Status.FORBIDDEN_403, "MissingScope", "the key or token lacks the scope " + scope.word()));
    }

    public Answer notFound() {
        return Answer.problem(Problem.of(Status.NOT_FOUND_404, "NotFound", absent));
    }

    public static Answer badParameter(BadParameterException e) {
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

    static Answer notFilled() {
        return Answer.problem(unavailable().passing());
    }

    /** What the database could not do. */
    public static Answer database(DatabaseException e) {
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
