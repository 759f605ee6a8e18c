package io.vivenuoperator.historical.s3;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import java.util.Set;
import java.util.regex.Pattern;

/** Says why a bucket takes nothing, and what to do; of an answer only the service's own words for errors and regions are repeated. */
record BucketProblem(BucketAddress address) {
    private static final int NOT_IMPLEMENTED = 501;
    private static final int FULL = 507;
    private static final Set<Integer> LATER = Set.of(408, 409, 425, 429);
    private static final Set<String> LATER_CODES =
            Set.of("SlowDown", "RequestTimeout", "InternalError", "OperationAborted");
    private static final Set<String> FULL_CODES = Set.of("QuotaExceeded", "XMinioStorageFull", "InsufficientCapacity");
    private static final Set<String> ELSEWHERE_CODES = Set.of(
            "PermanentRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "TemporaryRedirect");
    private static final Set<String> KEY_CODES = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "TokenRefreshRequired");
    private static final Pattern REGION = Pattern.compile("<Region>([a-z0-9-]{1,64})</Region>");
    private static final Pattern SAFE_REGION = Pattern.compile("[a-z0-9-]{1,64}");

    static boolean isWorthRepeating(BucketAnswer answer) {
        return LATER.contains(answer.status())
                || LATER_CODES.contains(answer.code())
                || (answer.status() >= 500 && answer.status() != NOT_IMPLEMENTED && answer.status() != FULL);
    }

    OutputException of(BucketAnswer answer) {
        var code = answer.code();
        if (code.equals("NoSuchBucket")) {
            return problem(HistoricalReason.BUCKET_NOT_FOUND, "does not exist: create it, or correct its name");
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return problem(
                    HistoricalReason.CLOCK_SKEWED,
                    "is asked at another time than its own: set this node's clock, or the service's");
        }
        if (ELSEWHERE_CODES.contains(code) || (answer.status() >= 300 && answer.status() < 400)) {
            return elsewhere(answer);
        }
        if (FULL_CODES.contains(code) || answer.status() == FULL) {
            return problem(HistoricalReason.OUTPUT_FULL, "has no room left (" + word(answer) + ")");
        }
        if (KEY_CODES.contains(code)) {
            return problem(
                    HistoricalReason.BUCKET_REFUSED,
                    "refuses the credentials (" + code + "): give the access key and its secret that belong to it");
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return problem(
                    HistoricalReason.BUCKET_REFUSED,
                    "refuses us (" + word(answer)
                            + "): allow s3:ListBucket on it, and s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload on"
                            + " what is below the prefix");
        }
        if (isWorthRepeating(answer)) {
            return problem(
                    HistoricalReason.OUTPUT_UNAVAILABLE, "is away (" + word(answer) + "), and was asked several times");
        }
        return problem(HistoricalReason.OUTPUT_NOT_WRITABLE, "does not take the files (" + word(answer) + ")");
    }

    private OutputException elsewhere(BucketAnswer answer) {
        var told = answer.headers()
                .firstValue("x-amz-bucket-region")
                .filter(region -> SAFE_REGION.matcher(region).matches())
                .or(() -> answer.first(REGION))
                .filter(region -> !region.equals(address.region()));
        return problem(
                HistoricalReason.BUCKET_ELSEWHERE,
                "is not in region " + address.region() + ": give "
                        + told.map(region -> region + " as the region, and its endpoint")
                                .orElse("its own region and endpoint"));
    }

    /** @param why the end of a sentence, in the language of those who run it */
    OutputException unanswered(String why, Throwable cause) {
        return new OutputException(
                HistoricalReason.OUTPUT_UNAVAILABLE,
                "No answer from " + address.origin() + " for bucket " + address.bucket() + why + ".",
                cause);
    }

    private OutputException problem(HistoricalReason reason, String what) {
        return new OutputException(
                reason, "Bucket " + address.bucket() + " at " + address.endpoint() + " " + what + ".");
    }

    private static String word(BucketAnswer answer) {
        return answer.code().isEmpty()
                ? "status " + answer.status()
                : "status " + answer.status() + ", " + answer.code();
    }
}
