package io.vivenuoperator.historical.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.s3.StubbornBucket.Failure;
import io.vivenuoperator.historical.stop.StopSignal;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputBucketTest {
    private static final String EVENT = "6864d4f427c2aa9b05cd17ee";
    private static final RetryPolicy AT_ONCE =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(1));
    private static final int MIB = 1024 * 1024;

    private final StubbornBucket service = new StubbornBucket();
    private final StopSignal stop = new StopSignal();

    @AfterEach
    void close() {
        service.close();
    }

    private OutputBucket bucket() throws OutputException {
        var policy = EgressPolicy.from(new EnvironmentVariables(Map.of(
                "ALLOW_HTTP",
                "true",
                "EGRESS_ALLOW",
                "[{\"cidr\":\"127.0.0.1/32\",\"ports\":[" + service.port() + "]}]")));
        return bucket(policy);
    }

    private OutputBucket bucket(EgressPolicy policy) throws OutputException {
        return new OutputBucket(
                new BucketAccess(
                        new BucketAddress(service.endpoint(), "tickets", "us-east-1", "", Optional.empty()),
                        new BucketCredentials("id-canary", "secret-canary", Optional.empty()),
                        policy,
                        HttpConnectionSettings.none()),
                stop,
                Clock.systemUTC(),
                AT_ONCE);
    }

    private void write(int octets) throws OutputException {
        try (var place = bucket();
                var folder = place.begin("dach", EVENT, "pull-aaaaa")) {
            try (var file = folder.open("all_tickets.json")) {
                file.write(new byte[octets], 0, octets);
                file.complete();
            }
            folder.keep();
        }
    }

    private OutputException failure(Failure... failures) {
        service.failNext(failures);
        try {
            write(3);
        } catch (OutputException e) {
            return e;
        }
        throw new AssertionError("it was written");
    }

    @ParameterizedTest
    @CsvSource({
        "404,NoSuchBucket,BUCKET_NOT_FOUND,create it",
        "403,AccessDenied,BUCKET_REFUSED,s3:PutObject",
        "403,'',BUCKET_REFUSED,s3:ListBucket",
        "403,InvalidAccessKeyId,BUCKET_REFUSED,credentials",
        "403,SignatureDoesNotMatch,BUCKET_REFUSED,credentials",
        "403,RequestTimeTooSkewed,CLOCK_SKEWED,clock",
        "301,PermanentRedirect,BUCKET_ELSEWHERE,region",
        "400,AuthorizationHeaderMalformed,BUCKET_ELSEWHERE,region",
        "507,XMinioStorageFull,OUTPUT_FULL,no room",
        "403,QuotaExceeded,OUTPUT_FULL,no room",
        "400,InvalidRequest,OUTPUT_NOT_WRITABLE,InvalidRequest",
        "501,NotImplemented,OUTPUT_NOT_WRITABLE,NotImplemented"
    })
    void aRefusalHasAReasonThatSaysWhatToDo(int status, String code, HistoricalReason reason, String words) {
        // when
        var problem = failure(Failure.of(status, code));

        // then
        assertThat(problem.reason()).isEqualTo(reason);
        assertThat(problem)
                .hasMessageContaining(words)
                .hasMessageContaining("tickets")
                .hasMessageNotContaining("canary");
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void theRightRegionIsNamedIfTheServiceDoes() {
        assertThat(failure(new Failure(
                        301,
                        "<Error><Code>PermanentRedirect</Code></Error>",
                        Map.of("x-amz-bucket-region", "eu-west-3"))))
                .hasMessageContaining("eu-west-3");
        assertThat(failure(new Failure(
                        400,
                        "<Error><Code>AuthorizationHeaderMalformed</Code><Region>ap-south-1</Region></Error>",
                        Map.of())))
                .hasMessageContaining("ap-south-1");
    }

    @Test
    void whatAStrangerSaysIsNotRepeated() {
        assertThat(failure(new Failure(403, "<Error><Code>canary &amp; more</Code></Error>", Map.of())))
                .hasMessageContaining("status 403")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "503,SlowDown", "429,''", "408,RequestTimeout", "0,''", "200,InternalError"})
    void whatPassesIsTriedAgain(int status, String code) throws OutputException {
        // given
        service.failNext(Failure.of(status, code), Failure.of(status, code));

        // when
        write(3);

        // then
        assertThat(service.objects().values())
                .singleElement()
                .satisfies(octets -> assertThat(octets).hasSize(3));
        assertThat(service.asked()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 503})
    void anEndToTryingIsWorthAnotherPod(int status) {
        // given: the JDK's client may ask once more by itself, where nothing was answered
        service.failNext(Collections.nCopies(6, Failure.of(status, "")).toArray(Failure[]::new));

        // when
        var problem = failure();

        // then
        assertThat(problem.reason()).isEqualTo(HistoricalReason.OUTPUT_UNAVAILABLE);
        assertThat(problem.reason().isWorthARetry()).isTrue();
    }

    @Test
    void whoeverIsToStopTriesNoMore() {
        // given
        stop.ask();

        // then
        assertThat(failure(Failure.of(503, "")).reason()).isEqualTo(HistoricalReason.INTERRUPTED);
    }

    @Test
    void aLargeFileGoesInParts() throws OutputException {
        // when
        write(20 * MIB);

        // then
        assertThat(service.objects()).hasSize(3);
        assertThat(service.objects().values().stream()
                        .mapToInt(part -> part.length)
                        .sorted())
                .containsExactly(4 * MIB, 8 * MIB, 8 * MIB);
        assertThat(service.asked().getLast()).startsWith("POST").endsWith("?uploadId=upload-1");
    }

    @Test
    void aPartThatIsRefusedEndsTheUpload() throws OutputException {
        // given
        var octets = new byte[9 * MIB];

        // when
        try (var place = bucket();
                var folder = place.begin("dach", EVENT, "pull-aaaaa");
                var file = folder.open("all_tickets.json")) {
            service.failNext(
                    new Failure(200, "<UploadId>upload-2</UploadId>", Map.of()), Failure.of(403, "AccessDenied"));
            assertThatExceptionOfType(OutputException.class).isThrownBy(() -> file.write(octets, 0, octets.length));
        }

        // then
        assertThat(service.asked())
                .anySatisfy(asked -> assertThat(asked).startsWith("DELETE").endsWith("?uploadId=upload-2"));
    }

    @Test
    void anAddressThatIsNotOpenIsNotCalled() {
        // then
        assertThatExceptionOfType(OutputException.class)
                .isThrownBy(() -> bucket(EgressPolicy.strict()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoricalReason.MISCONFIGURED));
        assertThat(service.asked()).isEmpty();
    }
}
