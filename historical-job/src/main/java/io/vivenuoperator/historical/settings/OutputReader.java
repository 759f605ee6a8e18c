package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.encryption.AgeRecipients;
import io.vivenuoperator.historical.files.FileForm;
import io.vivenuoperator.historical.s3.BucketAccess;
import io.vivenuoperator.historical.s3.BucketAddress;
import io.vivenuoperator.historical.s3.BucketCredentials;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads where files go, and what they are like. */
final class OutputReader {
    private static final String DIRECTORY = "OUTPUT_DIR";
    private static final String BUCKET = "OUTPUT_S3_BUCKET";
    private static final String ENDPOINT = "OUTPUT_S3_ENDPOINT";
    private static final String PATH_STYLE = "OUTPUT_S3_PATH_STYLE";
    private static final String SESSION = "OUTPUT_S3_SESSION_TOKEN";
    private static final String INDIVIDUAL = "OUTPUT_INDIVIDUAL";
    private static final String REDACT = "OUTPUT_REDACT";
    private static final String RECIPIENTS = "OUTPUT_RECIPIENTS";

    private final EnvironmentVariables environment;

    OutputReader(EnvironmentVariables environment) {
        this.environment = environment;
    }

    Optional<OutputSettings> read(JobMode mode) {
        return mode == JobMode.PULL_ONLY
                ? Optional.of(new OutputSettings(
                        location(),
                        new FileForm(flag(INDIVIDUAL), isRedacted(), recipients()),
                        environment.durations().days("OUTPUT_RETENTION_DAYS", Duration.ofDays(1))))
                : Optional.empty();
    }

    private OutputLocation location() {
        boolean isBucket = environment.optional(BUCKET).isPresent();
        if (isBucket && environment.optional(DIRECTORY).isPresent()) {
            throw new MisconfiguredException(BUCKET, "must not be set beside " + DIRECTORY + ": give one of them");
        }
        return isBucket
                ? new OutputLocation.InBucket(bucket())
                : new OutputLocation.InDirectory(
                        environment.path(DIRECTORY, "give the directory for the files, or " + BUCKET));
    }

    private BucketAccess bucket() {
        var policy = EgressPolicy.from(environment);
        var address = environment.parsed(
                BUCKET, environment.required(BUCKET, "give the bucket for the files"), this::address);
        if (policy.judge(address.origin() + "/") instanceof TargetVerdict.Refused(var refusal)) {
            throw new MisconfiguredException(ENDPOINT, "can't be used. " + refusal.message());
        }
        return new BucketAccess(address, credentials(), policy, HttpConnectionSettings.from(environment, "EGRESS"));
    }

    private BucketAddress address(String bucket) {
        var endpoint = environment.required(ENDPOINT, "give the service's URL, https://s3.eu-central-1.amazonaws.com");
        return new BucketAddress(
                environment.parsed(ENDPOINT, endpoint.replaceFirst("/$", ""), OutputReader::uri),
                bucket,
                environment.text("OUTPUT_S3_REGION", "us-east-1"),
                environment.text("OUTPUT_S3_PREFIX", ""),
                flag(PATH_STYLE));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no URL", e);
        }
    }

    private BucketCredentials credentials() {
        var id = environment.secret("OUTPUT_S3_ACCESS_KEY_ID", "give the id of the bucket's access key");
        var secret = environment.secret("OUTPUT_S3_SECRET_ACCESS_KEY", "give the secret of the bucket's access key");
        boolean hasSession = environment.optional(SESSION).isPresent()
                || environment.optional(SESSION + "_FILE").isPresent();
        Optional<String> session = hasSession
                ? Optional.of(environment.secret(SESSION, "give the key's session token"))
                : Optional.empty();
        return environment.parsed(
                "OUTPUT_S3_ACCESS_KEY_ID", id, known -> new BucketCredentials(known, secret, session));
    }

    private Optional<Boolean> flag(String name) {
        return environment.optional(name).isPresent() ? Optional.of(environment.flag(name)) : Optional.empty();
    }

    private boolean isRedacted() {
        var word = environment.text(REDACT, "None");
        if (!word.equals("None") && !word.equals("Holder")) {
            throw new MisconfiguredException(REDACT, "must be None or Holder");
        }
        return word.equals("Holder");
    }

    private AgeRecipients recipients() {
        List<String> keys = environment.list(
                RECIPIENTS, "must be public keys of age with commas between them", Function.identity());
        return environment.parsed(RECIPIENTS, String.join(",", keys), _ -> new AgeRecipients(keys));
    }
}
