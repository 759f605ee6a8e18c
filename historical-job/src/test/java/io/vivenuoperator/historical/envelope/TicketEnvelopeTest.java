package io.vivenuoperator.historical.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketEnvelopeTest {
    private static final String SELLER = "6864d4f427c2aa9b05cd17ee";
    private static final String TICKET = "68108c20c5c88849372bfb61";
    private static final String PAYLOAD =
            "{ \"_id\":\"68108c20c5c88849372bfb61\",\"price\":10.50,\"name\":\"\\u00e9 é😀\"}";

    private static String around(SellerMode mode, String seller) {
        return new String(new TicketEnvelope(mode).around(seller, TICKET, PAYLOAD.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void isVivenusToTheOctet() {
        assertThat(around(SellerMode.PROD, SELLER))
                .isEqualTo("{\"id\":\"88298550-627b-58d5-94f5-1815d689dcba\",\"sellerId\":\"" + SELLER
                        + "\",\"type\":\"ticket.created\",\"mode\":\"prod\",\"data\":{\"ticket\":" + PAYLOAD + "}}");
    }

    @Test
    void saysWhenItIsOfTheDevelopmentEnvironment() {
        assertThat(around(SellerMode.DEV, SELLER)).contains("\"mode\":\"dev\"");
    }

    @Test
    void anOddSellerStaysOneText() {
        assertThat(around(SellerMode.PROD, "a\"b\\c")).contains("\"sellerId\":\"a\\\"b\\\\c\",");
    }
}
