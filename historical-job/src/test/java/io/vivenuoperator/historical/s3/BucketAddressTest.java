package io.vivenuoperator.historical.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketAddressTest {
    private static BucketAddress address(String endpoint, String bucket, Boolean pathStyle) {
        return new BucketAddress(
                URI.create(endpoint), bucket, "eu-central-1", "exports", Optional.ofNullable(pathStyle));
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-central-1.amazonaws.com,tickets,,https://tickets.s3.eu-central-1.amazonaws.com/exports/a.json",
        "https://s3.eu-central-1.amazonaws.com,my.tickets,,https://s3.eu-central-1.amazonaws.com/my.tickets/exports/a.json",
        "https://s3.eu-central-1.amazonaws.com,tickets,true,https://s3.eu-central-1.amazonaws.com/tickets/exports/a.json",
        "https://storage.example.com:9000,tickets,,https://storage.example.com:9000/tickets/exports/a.json",
        "https://storage.example.com:443,tickets,false,https://tickets.storage.example.com/exports/a.json",
        "http://minio.storage.svc:80,tickets,,http://minio.storage.svc/tickets/exports/a.json"
    })
    void theBucketIsInThePathOrInTheHostsName(String endpoint, String bucket, Boolean pathStyle, String expected) {
        // given
        var address = address(endpoint, bucket, pathStyle);

        // then
        assertThat(address.uri("a.json", Map.of())).hasToString(expected);
        assertThat(address.authority()).isEqualTo(URI.create(expected).getRawAuthority());
    }

    @Test
    void theBucketItselfHasNoPrefix() {
        assertThat(address("https://s3.example.com", "tickets", null).uri("", Map.of("uploads", "", "a b", "ü/")))
                .hasToString("https://s3.example.com/tickets?a%20b=%C3%BC%2F&uploads=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.example.com/path,tickets,'',endpoint",
        "https://me:canary@s3.example.com,tickets,'',endpoint",
        "https://s3.example.com?a=canary,tickets,'',endpoint",
        "https://s3.example.com,Tickets,'',bucket",
        "https://s3.example.com,t,'',bucket",
        "https://s3.example.com,tickets,/a,prefix",
        "https://s3.example.com,tickets,a//b,prefix",
        "https://s3.example.com,tickets,../a,prefix",
        "https://s3.example.com,tickets,a/../b,prefix"
    })
    void whatIsNoAddressIsRefused(String endpoint, String bucket, String prefix, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BucketAddress(URI.create(endpoint), bucket, "eu-central-1", prefix, Optional.empty()))
                .withMessageContaining(part)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }
}
