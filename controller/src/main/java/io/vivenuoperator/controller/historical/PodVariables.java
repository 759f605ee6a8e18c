package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.vivenuoperator.crd.v1alpha1.historical.SoldStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncDelivery;
import io.vivenuoperator.crd.v1alpha1.historical.SyncFilter;
import io.vivenuoperator.crd.v1alpha1.historical.SyncObjectStore;
import io.vivenuoperator.crd.v1alpha1.historical.SyncOutput;
import io.vivenuoperator.operator.pod.RestrictedPod;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables of a sync's pod. What the spec leaves out is left out, so that the program's own defaults hold. */
final class PodVariables {
    private final List<EnvVar> variables = new ArrayList<>();

    /** Kubernetes expands {@code $(NAME)} in a value; a doubled dollar sign is one. */
    void put(String name, Object value) {
        variables.add(RestrictedPod.variable(name, value.toString().replace("$", "$$")));
    }

    private void optional(String name, @Nullable Object value) {
        Optional.ofNullable(value).ifPresent(known -> put(name, known));
    }

    void secret(String name, String secret, String key) {
        variables.add(RestrictedPod.variableFrom(name, secret, key));
    }

    /** A list that is empty is not one that is absent: it means every ticket. */
    void filter(SyncFilter filter) {
        Optional.ofNullable(filter.statuses())
                .map(statuses -> statuses.stream().map(SoldStatus::name).toList())
                .ifPresent(statuses -> put("FILTER_STATUSES", String.join(",", statuses)));
        Optional.ofNullable(filter.nameContains())
                .ifPresent(parts -> put("FILTER_NAME_CONTAINS", String.join(",", parts)));
        instant("FILTER_CREATED_AFTER", filter.createdAfter());
        instant("FILTER_CREATED_BEFORE", filter.createdBefore());
        optional("FILTER_LIMIT", filter.limit());
    }

    private void instant(String name, @Nullable String time) {
        Optional.ofNullable(time)
                .ifPresent(text -> put(name, OffsetDateTime.parse(text).toInstant()));
    }

    /** @param keyFile where the signing key is mounted */
    void delivery(SyncDelivery delivery, String keyFile) {
        put("REPLAY_URL", delivery.url());
        optional("REPLAY_TEST_URL", delivery.testUrl());
        put("SIGNING_KEY_FILE", keyFile);
        put("MIN_INTERVAL_MILLIS", delivery.minIntervalMillis());
        put("TIMEOUT_SECONDS", delivery.timeoutSeconds());
        put("IN_DOUBT", delivery.inDoubt().wireName());
    }

    void output(SyncOutput output) {
        optional("OUTPUT_INDIVIDUAL", output.individual());
        optional("OUTPUT_RETENTION_DAYS", output.retentionDays());
        put("OUTPUT_REDACT", output.redact().wireName());
        Optional.ofNullable(output.encryption())
                .ifPresent(encryption -> put("OUTPUT_RECIPIENTS", String.join(",", encryption.recipients())));
    }

    /**
     * The bucket, and who we are for it.
     *
     * @param idFile where the access key's id is mounted
     * @param secretFile where its secret is
     */
    void bucket(SyncObjectStore store, String idFile, String secretFile) {
        put("OUTPUT_S3_ENDPOINT", store.endpoint());
        put("OUTPUT_S3_BUCKET", store.bucket());
        put("OUTPUT_S3_REGION", store.region());
        optional("OUTPUT_S3_PREFIX", store.prefix());
        optional("OUTPUT_S3_PATH_STYLE", store.pathStyle());
        put("OUTPUT_S3_ACCESS_KEY_ID_FILE", idFile);
        put("OUTPUT_S3_SECRET_ACCESS_KEY_FILE", secretFile);
    }

    List<EnvVar> list() {
        return List.copyOf(variables);
    }
}
