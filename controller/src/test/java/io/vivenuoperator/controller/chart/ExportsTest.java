package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** By whom exports read the database, and how they reach Google. */
class ExportsTest {
    private static final String PASSWORD_FILE = "DATABASE_PASSWORD_FILE";

    private static Map<String, String> environment(Map<String, Object> values) {
        return PodKind.environment(RenderedChart.with(values));
    }

    private static String pod(Map<String, Object> values) {
        return PodKind.EXPORTS.template(RenderedChart.with(values)).toString();
    }

    @Test
    void nobodyLooksAtThemUnlessTheyAreSwitchedOn() {
        assertThat(environment(Map.of())).doesNotContainKeys("EXPORT_IMAGE", "EXPORT_DATABASE_SECRET", "EXPORT_POD");
    }

    @Test
    void theReadApisRoleReadsForThemToo() {
        // given
        var values = Map.<String, Object>of(
                "exports.enabled",
                true,
                "api.enabled",
                true,
                "api.database.existingSecret",
                "reader",
                "api.database.key",
                "uri",
                "api.database.passwordKey",
                "password");

        // then
        assertThat(environment(values))
                .containsEntry("EXPORT_DATABASE_SECRET", "reader")
                .containsEntry("EXPORT_DATABASE_SECRET_KEY", "uri");
        assertThat(pod(values)).contains(PASSWORD_FILE, "\"secretName\":\"reader\"");
    }

    @Test
    void theirOwnComesFirst() {
        // given
        var values = Map.<String, Object>of(
                "exports.enabled",
                true,
                "exports.database.existingSecret",
                "exports-reader",
                "api.enabled",
                true,
                "api.database.existingSecret",
                "reader",
                "api.database.passwordKey",
                "password");

        // then
        assertThat(environment(values))
                .containsEntry("EXPORT_DATABASE_SECRET", "exports-reader")
                .containsEntry("EXPORT_DATABASE_SECRET_KEY", "url");
        assertThat(pod(values)).doesNotContain(PASSWORD_FILE);
    }

    @Test
    void withoutEitherItIsTheOneOfPolls() {
        // given
        var values = Map.<String, Object>of("exports.enabled", true, "database.passwordKey", "password");
        var environment = environment(values);

        // then
        assertThat(environment.get("EXPORT_DATABASE_SECRET")).isEqualTo(environment.get("DATABASE_SECRET"));
        assertThat(pod(values)).contains(PASSWORD_FILE);
    }

    @Test
    void theWayToGoogleIsTheirsAlone() {
        // given
        var values = Map.<String, Object>of(
                "exports.enabled",
                true,
                "exports.google.proxy",
                "http://proxy.example.com:3128",
                "exports.google.noProxy[0]",
                ".example.com",
                "exports.google.caBundle.secret",
                "company-ca",
                "proxy.https",
                "http://vivenu-proxy.example.com:3128");

        // then
        assertThat(pod(values))
                .contains("GOOGLE_PROXY", "GOOGLE_NO_PROXY", "GOOGLE_CA_FILE", "/etc/vivenu-trust/google/ca.crt")
                .doesNotContain("VIVENU_PROXY", "vivenu-proxy");
        assertThat(PodKind.POLLS.template(RenderedChart.with(values)).toString())
                .doesNotContain("GOOGLE_");
    }
}
