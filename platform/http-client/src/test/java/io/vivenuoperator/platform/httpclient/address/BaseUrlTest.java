package io.vivenuoperator.platform.httpclient.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.example.com/v1", "https://api.example.com/v1/", " https://api.example.com/v1// "})
    void takesABaseUrlWithOrWithoutASlashAtItsEnd(String text) {
        assertThat(new BaseUrl(text).value()).isEqualTo("https://api.example.com/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.com/v1",
                "ftp://api.example.com",
                "https://",
                "https://u:p@api.example.com",
                "http://a b",
                "https://x/?a=1"
            })
    void refusesWhatIsNoBaseUrl(String text) {
        assertThatThrownBy(() -> new BaseUrl(text)).hasMessageContaining("https://api.example.com/v1");
    }

    @Test
    void aQueryFollowsThePathOnlyWhenThereIsOne() {
        var url = new BaseUrl("https://api.example.com/v1");

        assertThat(url.resolve("/items", "")).isEqualTo(URI.create("https://api.example.com/v1/items"));
        assertThat(url.resolve("/items", "top=1")).isEqualTo(URI.create("https://api.example.com/v1/items?top=1"));
    }
}
