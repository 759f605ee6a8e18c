package io.vivenuoperator.export.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Google's token service: gives a token for what the account's key has signed, and for nothing else. */
final class TokenDesk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LIFE = 3_600;
    private static final int MOST_SKEW = 300;

    private final TestAccount account;
    private final String url;
    private volatile Duration passed = Duration.ZERO;
    private final Set<String> issued = ConcurrentHashMap.newKeySet();

    TokenDesk(TestAccount account, String url) {
        this.account = account;
        this.url = url;
    }

    /** The token for a form. */
    String exchange(String form) {
        Map<String, String> fields = Stream.of(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], UTF_8), field -> URLDecoder.decode(field[1], UTF_8)));
        refuseUnless("urn:ietf:params:oauth:grant-type:jwt-bearer".equals(fields.get("grant_type")));
        String[] parts = fields.getOrDefault("assertion", "").split("\\.", -1);
        refuseUnless(parts.length == 3 && isSigned(parts[0] + "." + parts[1], parts[2]));
        checkClaims(json(parts[1]));
        refuseUnless(json(parts[0]).path("alg").asText().equals("RS256")
                && json(parts[0]).path("kid").asText().equals(TestAccount.KEY_ID));
        var token = "ya29." + issued.size() + "-" + Integer.toHexString(parts[2].hashCode());
        issued.add(token);
        return token;
    }

    void pass(Duration time) {
        passed = time;
    }

    int given() {
        return issued.size();
    }

    boolean knows(String authorization) {
        return authorization.startsWith("Bearer ") && issued.contains(authorization.substring("Bearer ".length()));
    }

    private void checkClaims(JsonNode claims) {
        long now = Instant.now().plus(passed).getEpochSecond();
        long begins = claims.path("iat").asLong();
        refuseUnless(claims.path("iss").asText().equals(TestAccount.EMAIL)
                && claims.path("aud").asText().equals(url)
                && claims.path("scope").asText().equals("https://www.googleapis.com/auth/spreadsheets")
                && Math.abs(now - begins) < MOST_SKEW
                && claims.path("exp").asLong() - begins <= LONGEST_LIFE);
    }

    private boolean isSigned(String text, String signature) {
        try {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(account.publicKey());
            check.update(text.getBytes(UTF_8));
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            throw new ApiRefusal(400, "invalid_grant", "no JSON");
        }
    }

    private static void refuseUnless(boolean isRight) {
        if (!isRight) {
            throw new ApiRefusal(400, "invalid_grant", "Invalid JWT");
        }
    }
}
