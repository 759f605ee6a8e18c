package io.vivenuoperator.historical.s3;

import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;

/**
 * A bucket, and how we get at it.
 *
 * @param policy which addresses may be called
 */
public record BucketAccess(
        BucketAddress address, BucketCredentials credentials, EgressPolicy policy, HttpConnectionSettings connection) {}
