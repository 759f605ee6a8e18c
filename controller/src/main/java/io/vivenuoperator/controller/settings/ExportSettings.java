package io.vivenuoperator.controller.settings;

import io.vivenuoperator.operator.pod.PodFragment;
import io.vivenuoperator.operator.pod.PodFragmentReader;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.util.Optional;

/**
 * How exports run.
 *
 * @param databaseSecret the Secret with the URL of a role that reads the schema {@code api}, in the operator's namespace
 * @param pod their block of the chart's values
 */
public record ExportSettings(
        String image,
        String imagePullPolicy,
        String serviceAccount,
        String databaseSecret,
        String databaseSecretKey,
        PodFragment pod) {
    private static final PodFragmentReader POD =
            new PodFragmentReader(ExportContainer.NAME, ExportContainer.VARIABLES, ExportContainer.VOLUMES);

    /** Empty if the installation has none: then nobody looks at them. */
    static Optional<ExportSettings> from(EnvironmentVariables env) {
        return env.optional("EXPORT_IMAGE")
                .map(image -> new ExportSettings(
                        image,
                        env.text("EXPORT_IMAGE_PULL_POLICY", "IfNotPresent"),
                        env.text("EXPORT_SERVICE_ACCOUNT", "default"),
                        env.required(
                                "EXPORT_DATABASE_SECRET",
                                "name the Secret that holds the database's URL for exports, in the controller's namespace"),
                        env.text("EXPORT_DATABASE_SECRET_KEY", "url"),
                        env.optional("EXPORT_POD")
                                .map(pod -> env.parsed("EXPORT_POD", pod, POD::read))
                                .orElse(PodFragment.none())));
    }
}
