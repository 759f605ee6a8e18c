package io.vivenuoperator.historical.s3;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a bucket is.
 *
 * @param endpoint of the service, without a path
 * @param region as the service calls it; it is signed
 * @param prefix of all keys: empty, or with a slash at the end
 * @param pathStyle whether the bucket's name is in the path, and not in the host's name; absent: only where it has to be
 */
public record BucketAddress(URI endpoint, String bucket, String region, String prefix, Optional<Boolean> pathStyle) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._-]{1,64}/){0,8}");

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException with the part that is wrong
     */
    public BucketAddress {
        prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "a bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("a region has lower-case letters, digits and hyphens");
        }
        if (!PREFIX.matcher(prefix).matches() || prefix.contains("./")) {
            throw new IllegalArgumentException(
                    "a prefix has names of letters, digits, '.', '_' and '-' with slashes between, and none at the beginning");
        }
        if (endpoint.getHost() == null
                || !endpoint.getRawPath().isEmpty()
                || endpoint.getRawUserInfo() != null
                || endpoint.getRawQuery() != null
                || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException("an endpoint has a scheme, a host and maybe a port, and nothing else");
        }
    }

    /** With the bucket's name, if that is where it belongs. */
    public String origin() {
        var port = isUsualPort() ? "" : ":" + endpoint.getPort();
        return endpoint.getScheme() + "://" + (isPathStyle() ? "" : bucket + ".") + endpoint.getHost() + port;
    }

    private boolean isUsualPort() {
        return endpoint.getPort() < 0 || endpoint.getPort() == ("https".equals(endpoint.getScheme()) ? 443 : 80);
    }

    /** A name with dots matches no certificate. */
    private boolean isPathStyle() {
        return pathStyle.orElseGet(
                () -> bucket.contains(".") || !endpoint.getHost().endsWith(".amazonaws.com"));
    }

    /** What has to be in {@code Host}. */
    String authority() {
        return origin().substring(endpoint.getScheme().length() + "://".length());
    }

    /** Of a key below the prefix, or of the bucket itself if that is empty; encoded. */
    String path(String key) {
        var whole = key.isEmpty() ? "" : prefix + key;
        return UriEncoding.ofPath(isPathStyle() ? "/" + bucket + (whole.isEmpty() ? "" : "/" + whole) : "/" + whole);
    }

    URI uri(String key, Map<String, String> query) {
        var encoded = UriEncoding.ofQuery(query);
        return URI.create(origin() + path(key) + (encoded.isEmpty() ? "" : "?" + encoded));
    }
}
