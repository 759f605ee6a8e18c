package io.vivenuoperator.historical.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.historical.envelope.SellerMode;
import io.vivenuoperator.historical.files.FileForm;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobEnvironmentTest {
    private static final String CANARY = "canary-7f3a";
    private static final Map<String, String> USUAL = Map.of(
            "DATABASE_URL",
            "postgresql://u:" + CANARY + "@localhost/db",
            "VIVENU_BASE_URL",
            "https://vivenu.com/api",
            "VIVENU_API_KEY",
            CANARY,
            "REPLAY_URL",
            "https://filter.example.com/ticket-created?key=" + CANARY,
            "REPLAY_TEST_URL",
            "https://filter.example.com/test-created",
            "SIGNING_KEY",
            CANARY,
            "OUTPUT_DIR",
            "/exports");

    private static JobSettings settings(JobMode mode, Map<String, String> environment) {
        return new JobEnvironment(environment)
                .settings(new JobOrder(mode, new RegionKey("dach"), List.of("68108c20c5c88849372bfb61")));
    }

    private static Map<String, String> usualWith(String name, String value) {
        var environment = new HashMap<>(USUAL);
        environment.put(name, value);
        return environment;
    }

    private static Map<String, String> usualWithout(String name) {
        var environment = new HashMap<>(USUAL);
        environment.remove(name);
        return environment;
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        // when
        var settings = settings(JobMode.REPLAY, USUAL);
        var delivery = settings.delivery().orElseThrow();

        // then
        assertThat(settings.choice().statuses()).containsExactlyInAnyOrder("VALID", "DETAILSREQUIRED");
        assertThat(settings.choice().nameContains()).containsExactly("charity");
        assertThat(delivery.interval()).isEqualTo(Duration.ofMillis(1800));
        assertThat(delivery.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(delivery.doubts()).isEqualTo(DoubtPolicy.HOLD);
        assertThat(settings.vendor().mode()).isEqualTo(SellerMode.PROD);
        assertThat(settings.output()).isEmpty();
    }

    @Test
    void aPullTakesEverythingUnlessItIsToldOtherwise() {
        // when
        var all = settings(JobMode.PULL_ONLY, USUAL);
        var some = settings(JobMode.PULL_ONLY, usualWith("FILTER_NAME_CONTAINS", "CHARITY, Relay"));

        // then
        assertThat(all.choice().statuses()).isEmpty();
        assertThat(all.choice().nameContains()).isEmpty();
        assertThat(all.delivery()).isEmpty();
        assertThat(some.choice().nameContains()).isEqualTo(List.of("charity", "relay"));
    }

    @Test
    void aFilterThatIsSetToNothingTakesEverything() {
        assertThat(settings(JobMode.REPLAY, usualWith("FILTER_NAME_CONTAINS", ""))
                        .choice()
                        .nameContains())
                .isEmpty();
        assertThat(settings(JobMode.REPLAY, usualWith("FILTER_STATUSES", ""))
                        .choice()
                        .statuses())
                .isEqualTo(Set.of());
    }

    @Test
    void aDryRunNeedsNeitherEndpointNorKey() {
        // given
        var environment = usualWithout("REPLAY_URL");
        environment.remove("SIGNING_KEY");

        // then
        assertThat(settings(JobMode.DRY_RUN, environment).delivery()).isEmpty();
    }

    @Test
    void aTestGoesToTheTestEndpointOnly() {
        assertThat(settings(JobMode.TEST, USUAL).delivery().orElseThrow().url().requestTarget())
                .isEqualTo("/test-created");
    }

    @ParameterizedTest
    @CsvSource({
        "Production,https://vivenu.com/api,PROD",
        "Development,https://gateway.example.com/api,DEV",
        "Production,https://vivenu.dev/api,DEV",
        "Production,https://VIVENU.DEV/api,DEV",
        "Production,https://vivenu.dev.example.com/api,PROD"
    })
    void theModeIsTheEnvironments(String word, String url, SellerMode mode) {
        // given
        var environment = usualWith("ENVIRONMENT", word);
        environment.put("VIVENU_BASE_URL", url);

        // then
        assertThat(settings(JobMode.REPLAY, environment).vendor().mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "REPLAY_URL,http://filter.example.com/x",
        "REPLAY_URL,https://10.0.0.1/x",
        "REPLAY_URL,https://u:p@filter.example.com/x",
        "IN_DOUBT,Maybe",
        "MIN_INTERVAL_MILLIS,0",
        "MIN_INTERVAL_MILLIS,600001",
        "TIMEOUT_SECONDS,0",
        "FILTER_STATUSES,SOLD",
        "FILTER_CREATED_AFTER,yesterday",
        "FILTER_LIMIT,0",
        "ENVIRONMENT,Staging",
        "SYNC_UID,a/b"
    })
    void whatIsWrongIsNamedWithoutItsValue(String name, String value) {
        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> settings(JobMode.REPLAY, usualWith(name, value)))
                .withMessageStartingWith(name)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain(CANARY, "u:p@"));
    }

    @ParameterizedTest
    @CsvSource({
        "REPLAY,DATABASE_URL",
        "REPLAY,VIVENU_BASE_URL",
        "REPLAY,VIVENU_API_KEY",
        "REPLAY,REPLAY_URL",
        "REPLAY,SIGNING_KEY",
        "TEST,REPLAY_TEST_URL",
        "PULL_ONLY,OUTPUT_DIR"
    })
    void whatIsMissingIsNamed(JobMode mode, String name) {
        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> settings(mode, usualWithout(name)))
                .withMessageStartingWith(name);
    }

    @Test
    void theTestEndpointIsAnotherOne() {
        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> settings(JobMode.TEST, usualWith("REPLAY_TEST_URL", USUAL.get("REPLAY_URL"))))
                .withMessageStartingWith("REPLAY_TEST_URL");
    }

    @Test
    void noSettingSaysItsSecrets() {
        // when
        var settings = settings(JobMode.REPLAY, USUAL);

        // then
        assertThat(settings.toString()).doesNotContain(CANARY);
    }

    private static Map<String, String> toABucket() {
        var environment = usualWithout("OUTPUT_DIR");
        environment.putAll(Map.of(
                "OUTPUT_S3_ENDPOINT",
                "https://s3.example.com/",
                "OUTPUT_S3_BUCKET",
                "tickets",
                "OUTPUT_S3_ACCESS_KEY_ID",
                CANARY,
                "OUTPUT_S3_SECRET_ACCESS_KEY",
                CANARY));
        return environment;
    }

    @Test
    void filesGoToADirectoryAsTheyAre() {
        // when
        var output = settings(JobMode.PULL_ONLY, USUAL).output().orElseThrow();

        // then
        assertThat(output.location()).isEqualTo(new OutputLocation.InDirectory(Path.of("/exports")));
        assertThat(output.form()).isEqualTo(FileForm.plain());
        assertThat(output.kept()).isEmpty();
    }

    @Test
    void filesGoToABucketWithItsSecrets() {
        // when
        var output = settings(JobMode.PULL_ONLY, toABucket()).output().orElseThrow();

        // then
        assertThat(output.location()).isInstanceOfSatisfying(OutputLocation.InBucket.class, bucket -> {
            assertThat(bucket.access().address().origin()).isEqualTo("https://s3.example.com");
            assertThat(bucket.access().address().region()).isEqualTo("us-east-1");
            assertThat(bucket.access().credentials().secretAccessKey()).isEqualTo(CANARY);
        });
        assertThat(output.toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource({
        "OUTPUT_DIR,/exports,OUTPUT_S3_BUCKET",
        "OUTPUT_S3_ENDPOINT,http://s3.example.com,OUTPUT_S3_ENDPOINT",
        "OUTPUT_S3_ENDPOINT,https://10.0.0.1,OUTPUT_S3_ENDPOINT",
        "OUTPUT_S3_ENDPOINT,https://u:canary-7f3a@s3.example.com,OUTPUT_S3_BUCKET",
        "OUTPUT_S3_ENDPOINT,https://s3 example.com,OUTPUT_S3_ENDPOINT",
        "OUTPUT_S3_ENDPOINT,'',OUTPUT_S3_ENDPOINT",
        "OUTPUT_S3_BUCKET,A,OUTPUT_S3_BUCKET",
        "OUTPUT_S3_REGION,Here,OUTPUT_S3_BUCKET",
        "OUTPUT_S3_PREFIX,../a,OUTPUT_S3_BUCKET",
        "OUTPUT_S3_PATH_STYLE,maybe,OUTPUT_S3_PATH_STYLE",
        "OUTPUT_S3_ACCESS_KEY_ID,'',OUTPUT_S3_ACCESS_KEY_ID",
        "OUTPUT_S3_ACCESS_KEY_ID,a b,OUTPUT_S3_ACCESS_KEY_ID",
        "OUTPUT_S3_SECRET_ACCESS_KEY,'',OUTPUT_S3_SECRET_ACCESS_KEY",
        "OUTPUT_REDACT,Buyer,OUTPUT_REDACT",
        "OUTPUT_RECIPIENTS,age1canary-7f3a,OUTPUT_RECIPIENTS",
        "OUTPUT_INDIVIDUAL,some,OUTPUT_INDIVIDUAL",
        "OUTPUT_RETENTION_DAYS,0,OUTPUT_RETENTION_DAYS"
    })
    void whatIsWrongWithAnOutputIsNamedWithoutItsValue(String name, String value, String named) {
        var environment = toABucket();
        environment.put(name, value);

        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> settings(JobMode.PULL_ONLY, environment))
                .withMessageStartingWith(named)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain(CANARY));
    }
}
