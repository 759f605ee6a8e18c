package io.vivenuoperator.vendor.eventbrite.hint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintReaderTest {
    private static final String API = "https://www.eventbriteapi.com/v3";

    @Test
    void idsAreTakenOutOfWhatIsKnown() {
        assertThat(read(API + "/orders/1234567890/")).isEqualTo(new EventbriteHint.OfOrder("1234567890"));
        assertThat(read(API + "/events/62541733007/attendees/1138756871/"))
                .isEqualTo(new EventbriteHint.OfAttendee("62541733007", "1138756871"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.eventbriteapi.com:8443/v3/orders/1/",
                "https://www.eventbriteapi.com.evil.example/v3/orders/1/",
                "https://evil.example/https://www.eventbriteapi.com/v3/orders/1/",
                "https://www.eventbriteapi.com@evil.example/v3/orders/1/",
                "https://wwwxeventbriteapi.com/v3/orders/1/",
                "http://www.eventbriteapi.com/v3/orders/1/",
                "HTTPS://WWW.EVENTBRITEAPI.COM/v3/orders/1/",
                API + "/orders/../users/me/",
                API + "/orders/1%2F..%2Fme/",
                API + "/orders/1/?token=x",
                API + "/orders/1/#x",
                API + "/orders/1",
                API + "/orders/abc/",
                API + "/orders/-1/",
                API + "/orders/0/",
                API + "/orders/123456789012345678901/",
                API + "/orders/１/",
                API + "/orders/1/\n",
                API + "/users/me/",
                "http://169.254.169.254/latest/meta-data/",
                "{api-endpoint-to-fetch-object-details}",
                ""
            })
    void nothingElseIsAskedFor(String url) {
        assertThat(read(url)).isInstanceOf(EventbriteHint.Useless.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"api_url\":", "{\"api_url\":7}", "{\"api_url\":null}", "null"})
    void anOddBodyIsUseless(String body) {
        assertThat(HintReader.read(body.getBytes(UTF_8))).isInstanceOf(EventbriteHint.Useless.class);
    }

    @Test
    void aTestIsATest() {
        assertThat(HintReader.read(
                        "{\"api_url\":\"{api-endpoint-to-fetch-object-details}\",\"config\":{\"action\":\"test\"}}"
                                .getBytes(UTF_8)))
                .isEqualTo(new EventbriteHint.OfButton());
    }

    private static EventbriteHint read(String url) {
        String quoted = url.replace("\n", "\\n");
        return HintReader.read(
                ("{\"api_url\":\"" + quoted + "\",\"config\":{\"action\":\"order.placed\"}}").getBytes(UTF_8));
    }
}
