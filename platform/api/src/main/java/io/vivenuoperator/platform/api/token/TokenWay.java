package io.vivenuoperator.platform.api.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.RequestHeaders;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.caller.WayIn;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signed tokens (JWT) of one issuer as a way in. */
public final class TokenWay implements WayIn, AutoCloseable {
    private static final int LONGEST = 8 * 1024;
    private static final int MOST_REMEMBERED = 10_000;
    /** Parts of base64url with dots between them: signed tokens have three, encrypted ones five. */
    private static final Pattern FORM = Pattern.compile("[\\w-]++(?:\\.[\\w-]*+){2,4}");

    private final IssuerKeys keys;
    private final TokenClaims claims;
    private final Clock clock;
    private final Runnable closing;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    TokenWay(TokenSettings settings, IssuerKeys keys, Clock clock, Runnable closing) {
        this.keys = keys;
        this.clock = clock;
        this.closing = closing;
        claims = new TokenClaims(settings, new SubjectNames()::of);
    }

    /**
     * A token whose signature fits.
     *
     * @param by the issuer's keys at that time
     */
    private record Verified(Caller caller, List<JWK> by) {}

    /**
     * Begins to fetch the issuer's keys, without waiting.
     *
     * @param program that fetches them, for the issuer's log
     */
    public static TokenWay open(String program, TokenSettings settings, Clock clock) {
        HttpClient client = HttpTransport.newHttpClient(settings.connection());
        var keys = new IssuerKeys(new PublishedKeys(program, client, settings, clock), clock);
        keys.follow();
        return new TokenWay(settings, keys, clock, () -> {
            keys.close();
            client.shutdownNow();
        });
    }

    @Override
    public Optional<Verdict> judge(RequestHeaders headers) {
        return headers.bearer().filter(token -> FORM.matcher(token).matches()).map(this::judge);
    }

    private Verdict judge(String token) {
        try {
            return token.length() > LONGEST ? tooLong() : remembered(token);
        } catch (InvalidTokenException e) {
            return stranger(String.valueOf(e.getMessage()));
        }
    }

    /** A token is verified once, and again when the issuer has published other keys. */
    private Verdict remembered(String token) throws InvalidTokenException {
        String hash = SubjectNames.sha256(token);
        Verified known = verified.getIfPresent(hash);
        if (known != null && keys.known().filter(known.by()::equals).isPresent()) {
            return known.caller().expired(clock.instant())
                    ? stranger("the token has expired")
                    : new Verdict.Known(known.caller());
        }
        JWSObject signed = parsed(token);
        Optional<List<JWK>> candidates = keys.candidates(signed.getHeader());
        if (candidates.isEmpty()) {
            return new Verdict.Unjudged("IssuerUnavailable", "the keys of the tokens' issuer could not be fetched yet");
        }
        List<JWK> by = keys.known().orElse(List.of());
        Caller caller = caller(signed, candidates.get());
        verified.put(hash, new Verified(caller, by));
        return new Verdict.Known(caller);
    }

    private Caller caller(JWSObject signed, List<JWK> candidates) throws InvalidTokenException {
        if (candidates.isEmpty()) {
            throw new InvalidTokenException("the token is signed with a key that its issuer does not publish");
        }
        if (!Signatures.signedByOne(signed, candidates)) {
            throw new InvalidTokenException("the token's signature does not fit");
        }
        return claims.caller(signed.getPayload().toBytes(), clock.instant());
    }

    private static JWSObject parsed(String token) throws InvalidTokenException {
        try {
            JWSObject signed = JWSObject.parse(token);
            if (Signatures.isTaken(signed.getHeader().getAlgorithm())) {
                return signed;
            }
        } catch (ParseException | RuntimeException e) {
            // Its message would quote the token.
        }
        throw new InvalidTokenException("the token must be a JWT that is signed with RS256 or ES256");
    }

    private static Verdict tooLong() {
        return stranger("the token is longer than " + LONGEST + " characters");
    }

    private static Verdict stranger(String detail) {
        return new Verdict.Stranger("InvalidToken", detail);
    }

    @Override
    public void close() {
        closing.run();
    }
}
