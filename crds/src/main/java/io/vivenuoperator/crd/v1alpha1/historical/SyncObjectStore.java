package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A bucket. EndpointUrlRules makes the other rules of the endpoint. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncObjectStore(
        @Required
        @Size(max = 253)
        @JsonPropertyDescription(
                "URL of the service: https://s3.eu-central-1.amazonaws.com. Its host must be on the installation's list (historical.endpoints).")
        String endpoint,

        @Required @Size(max = 63) @JsonPropertyDescription("Name of the bucket; it has to be there.")
        String bucket,

        @Default("us-east-1") @Size(max = 64) @JsonPropertyDescription("Region of the bucket, as its service calls it.")
        String region,

        @Nullable
        @Size(max = 253)
        @JsonPropertyDescription(
                "What the keys begin with, for example exports/vivenu. Absent: nothing more than region and event.")
        String prefix,

        @Nullable
        @JsonPropertyDescription(
                "True: the bucket's name is in the path, false: in the host's name. Absent: in the path, unless the service is AWS.")
        Boolean pathStyle,

        @Required
        @JsonPropertyDescription(
                "The Secret with the bucket's access key, in this namespace: accessKeyId and secretAccessKey.")
        BucketKeyRef credentialsSecretRef) {
    private static final String USUAL_REGION = "us-east-1";

    public SyncObjectStore {
        region = region == null ? USUAL_REGION : region;
    }

    @ValidationRule(
            value = "!self.matches('^[a-z]+://[^/]+/') && !self.contains('?')",
            message =
                    "spec.output.objectStore.endpoint must have no path and no slash at the end: the bucket is named by bucket, and keys begin with prefix")
    @Override
    public String endpoint() {
        return endpoint;
    }

    @ValidationRule(
            value = "self.matches('^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$')",
            message =
                    "spec.output.objectStore.bucket must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens")
    @Override
    public String bucket() {
        return bucket;
    }

    @ValidationRule(
            value = "self.matches('^[a-z0-9-]{1,64}$')",
            message = "spec.output.objectStore.region must have lower-case letters, digits and hyphens: eu-central-1")
    @Override
    public String region() {
        return region;
    }

    @ValidationRule(
            value = "self.matches('^[A-Za-z0-9._-]{0,63}[A-Za-z0-9_-](/[A-Za-z0-9._-]{0,63}[A-Za-z0-9_-]){0,7}/?$')",
            message =
                    "spec.output.objectStore.prefix must be names of letters, digits, '.', '_' and '-' with slashes between, and none at the beginning: exports/vivenu")
    @Override
    public @Nullable String prefix() {
        return prefix;
    }
}
