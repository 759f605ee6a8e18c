package io.vivenuoperator.vendor.vivenu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://vivenu.com/api", "https://vivenu.com/api/", " https://vivenu.com/api// "})
    void takesABaseUrlWithOrWithoutASlashAtItsEnd(String text) {
        assertThat(new BaseUrl(text).value()).isEqualTo("https://vivenu.com/api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vivenu.com/api",
                "ftp://vivenu.com",
                "https://",
                "https://u:p@vivenu.com",
                "http://a b",
                "https://x/?a=1"
            })
    void refusesWhatIsNoBaseUrl(String text) {
        assertThatThrownBy(() -> new BaseUrl(text)).hasMessageContaining("https://vivenu.com/api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary\n", "can ary", "canäry"})
    void refusesAKeyThatCannotBeOneWithoutTellingIt(String text) {
        assertThatThrownBy(() -> new ApiKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("can");
    }

    @Test
    void keyNeverShowsItself() {
        assertThat(new ApiKey("canary").toString()).doesNotContain("canary");
    }
}
