package io.vivenuoperator.export.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.export.standin.TestAccount;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountReaderTest {
    private static final String CANARY = "canary-7f3a";
    private static final TestAccount ACCOUNT = new TestAccount();
    private static final ServiceAccountReader READER =
            new ServiceAccountReader("GOOGLE_CREDENTIALS_FILE", Optional.empty());

    private static ObjectNode googles() {
        return ACCOUNT.json("https://oauth2.googleapis.com/token");
    }

    @Test
    void readsTheFileThatGooglesConsoleMakes() {
        var account = READER.read(googles().toString());

        assertThat(account.email()).isEqualTo(TestAccount.EMAIL);
        assertThat(account.keyId()).isEqualTo(TestAccount.KEY_ID);
        assertThat(account.tokenUrl()).hasToString("https://oauth2.googleapis.com/token");
        assertThat(account).asString().doesNotContain("PRIVATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "canary-7f3a", "-----BEGIN PRIVATE KEY-----", "{\"type\": canary-7f3a}"})
    void aFileThatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> READER.read(text))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("GOOGLE_CREDENTIALS_FILE is no JSON object: give the JSON file")
                .hasMessageNotContaining(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/token",
                "https://oauth2.googleapis.com.evil.example/token",
                "https://oauth2.googleapis.com@evil.example/token",
                "http://oauth2.googleapis.com/token",
                "https://oauth2.googleapis.com/token?to=evil",
                "https://oauth2.googleapis.com:444/token",
                "http://127.0.0.1:9/token",
                "file:///etc/passwd",
                "",
                "::"
            })
    void aForeignTokenUrlIsRefused(String url) {
        assertThatThrownBy(() -> READER.read(googles().put("token_uri", url).toString()))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("names a token_uri that is not Google's")
                .hasMessageNotContaining("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9/token", "http://127.0.0.1:9/other"})
    void aTestMayHaveItsOwnHost(String url) {
        var reader = new ServiceAccountReader("KEY", Optional.of(URI.create("http://127.0.0.1:9")));

        assertThat(reader.read(googles().put("token_uri", url).toString()).tokenUrl())
                .hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:10/token",
                "https://127.0.0.1:9/token",
                "http://127.0.0.1:9@evil.example/token",
                "http://user@127.0.0.1:9/token",
                "http://evil.example:9/token"
            })
    void butNoOther(String url) {
        var reader = new ServiceAccountReader("KEY", Optional.of(URI.create("http://127.0.0.1:9")));

        assertThatThrownBy(() -> reader.read(googles().put("token_uri", url).toString()))
                .isInstanceOf(MisconfiguredException.class);
    }

    @Test
    void withoutATokenUrlGooglesIsMeant() {
        assertThat(READER.read(googles().without("token_uri").toString()).tokenUrl())
                .isEqualTo(ServiceAccount.GOOGLES_TOKEN_URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private_key", "client_email"})
    void aMissingFieldIsNamed(String field) {
        assertThatThrownBy(() -> READER.read(googles().without(field).toString()))
                .hasMessageContaining("has no " + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary-7f3a",
                "-----BEGIN PRIVATE KEY-----\ncanary-7f3a\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nY2FuYXJ5LTdmM2E=\n-----END PRIVATE KEY-----\n",
                "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----"
            })
    void aKeyThatIsNoneIsNotQuoted(String pem) {
        var failure = catchThrowable(
                () -> READER.read(googles().put("private_key", pem).toString()));

        assertThat(failure)
                .isInstanceOf(MisconfiguredException.class)
                .hasNoCause()
                .hasMessageContaining("has a private_key that is no RSA key")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void aUsersKeyIsNoServiceAccounts() {
        assertThatThrownBy(() ->
                        READER.read(googles().put("type", "authorized_user").toString()))
                .hasMessageContaining("is no key of a service account");
    }
}
