package io.vivenuoperator.historical.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The signatures that AWS has published: of its guide to S3 ("Authenticating Requests: Using the Authorization Header"), and of its suite for
 * version 4.
 */
class RequestSignatureTest {
    private static final BucketCredentials GUIDE =
            new BucketCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final Instant GUIDES_DAY = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final String NOTHING = RequestSignature.hash(new byte[0]);

    private static String guides(
            String method, String path, Map<String, String> query, Map<String, String> more, String body) {
        var hash = RequestSignature.hash(body.getBytes(UTF_8));
        var headers = new HashMap<>(more);
        headers.put("Host", HOST);
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", RequestSignature.stamp(GUIDES_DAY));
        return new RequestSignature(GUIDE, "us-east-1", "s3")
                .authorization(method, UriEncoding.ofPath(path), UriEncoding.ofQuery(query), headers, hash, GUIDES_DAY);
    }

    @Test
    void theGuidesGet() {
        assertThat(guides("GET", "/test.txt", Map.of(), Map.of("Range", "bytes=0-9"), ""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void theGuidesPut() {
        assertThat(guides(
                        "PUT",
                        "/test$file.text",
                        Map.of(),
                        Map.of("Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                        "Welcome to Amazon S3."))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void theGuidesLifecycle() {
        assertThat(guides("GET", "/", Map.of("lifecycle", ""), Map.of(), ""))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void theGuidesList() {
        assertThat(guides("GET", "/", Map.of("max-keys", "2", "prefix", "J"), Map.of(), ""))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private static String suites(String query) {
        var now = Instant.parse("2015-08-30T12:36:00Z");
        var credentials =
                new BucketCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
        return new RequestSignature(credentials, "us-east-1", "service")
                .authorization(
                        "GET",
                        "/",
                        query,
                        Map.of("Host", "example.amazonaws.com", "X-Amz-Date", RequestSignature.stamp(now)),
                        NOTHING,
                        now);
    }

    @Test
    void theSuitesGetVanilla() {
        assertThat(suites(""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date,"
                        + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @Test
    void theSuitesQueryInOrder() {
        assertThat(suites(UriEncoding.ofQuery(Map.of("Param2", "value2", "Param1", "value1"))))
                .endsWith("Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }

    @Test
    void nothingOfTheSecretIsSaid() {
        assertThat(GUIDE.toString()).doesNotContain("AKIA", "wJalr");
        assertThat(theSignatureItself()).doesNotContain("wJalr");
    }

    private static String theSignatureItself() {
        return guides("GET", "/", Map.of(), Map.of(), "");
    }
}
