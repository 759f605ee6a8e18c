package io.vivenuoperator.platform.api.token;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Judges what a token says, once it is known who signed it. */
final class TokenClaims {
    /** How far the issuer's clock may be ahead of ours. */
    static final Duration AHEAD = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int LONGEST_SUBJECT = 255;
    private static final String ALL = "*";

    private final TokenSettings settings;
    private final UnaryOperator<String> nameOfSubject;

    /**
     * What these settings take.
     *
     * @param nameOfSubject a name for the log and the quota that says nothing of the subject
     */
    TokenClaims(TokenSettings settings, UnaryOperator<String> nameOfSubject) {
        this.settings = settings;
        this.nameOfSubject = nameOfSubject;
    }

    Caller caller(byte[] payload, Instant now) throws InvalidTokenException {
        JsonNode claims = object(payload);
        if (!settings.issuer().equals(claims.path("iss").textValue())) {
            throw new InvalidTokenException("the token is of another issuer");
        }
        if (!isForUs(claims.path("aud"))) {
            throw new InvalidTokenException("the token is for another audience");
        }
        Instant end = time(claims, "exp")
                .orElseThrow(() -> new InvalidTokenException("the token has no exp: it must end some time"));
        if (!now.isBefore(end)) {
            throw new InvalidTokenException("the token has expired");
        }
        for (String begin : List.of("nbf", "iat")) {
            if (time(claims, begin).filter(at -> at.isAfter(now.plus(AHEAD))).isPresent()) {
                throw new InvalidTokenException("the token is not valid yet");
            }
        }
        return new Caller(
                nameOfSubject.apply(subject(claims.path("sub"))),
                regions(words(claims, settings.regionsClaim())),
                Scope.of(words(claims, settings.scopesClaim())),
                Optional.of(end));
    }

    private static JsonNode object(byte[] payload) throws InvalidTokenException {
        try {
            JsonNode claims = JSON.readTree(payload);
            if (claims.isObject()) {
                return claims;
            }
        } catch (IOException e) {
            // Its message would quote the token.
        }
        throw new InvalidTokenException("the token's claims must be a JSON object, each claim once");
    }

    private boolean isForUs(JsonNode audience) {
        if (audience.isArray()) {
            for (JsonNode one : audience) {
                if (settings.audience().equals(one.textValue())) {
                    return true;
                }
            }
            return false;
        }
        return settings.audience().equals(audience.textValue());
    }

    /** Seconds since 1970; a fraction is left out. */
    private static Optional<Instant> time(JsonNode claims, String name) throws InvalidTokenException {
        JsonNode value = claims.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > LAST_SECOND) {
            throw new InvalidTokenException("the token's " + name + " must be a number of seconds since 1970");
        }
        return Optional.of(Instant.ofEpochSecond(value.longValue()));
    }

    private static String subject(JsonNode subject) throws InvalidTokenException {
        String text = subject.asText("");
        if (!subject.isTextual() || text.isBlank() || text.length() > LONGEST_SUBJECT) {
            throw new InvalidTokenException(
                    "the token's sub must be a text of at most " + LONGEST_SUBJECT + " characters");
        }
        return text;
    }

    /** Without the claim there are none. */
    private static List<String> words(JsonNode claims, String name) throws InvalidTokenException {
        JsonNode value = claims.path(name);
        List<String> words = new ArrayList<>();
        if (value.isTextual()) {
            words.addAll(Arrays.asList(value.textValue().split("[\\s,]+")));
        } else if (value.isArray()) {
            for (JsonNode word : value) {
                words.add(Optional.ofNullable(word.textValue()).orElseThrow(() -> malformed(name)));
            }
        } else if (!value.isMissingNode() && !value.isNull()) {
            throw malformed(name);
        }
        return words;
    }

    private static InvalidTokenException malformed(String name) {
        return new InvalidTokenException("the token's " + name + " must be a list of texts, or one text");
    }

    /** What can be no region's name is left out: it names none. */
    private static VisibleRegions regions(List<String> words) {
        return words.contains(ALL)
                ? new VisibleRegions.All()
                : new VisibleRegions.Named(words.stream()
                        .filter(RegionKey::isValid)
                        .distinct()
                        .map(RegionKey::new)
                        .toList());
    }
}
