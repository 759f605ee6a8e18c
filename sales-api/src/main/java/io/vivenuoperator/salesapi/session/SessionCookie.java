package io.vivenuoperator.salesapi.session;

import io.vivenuoperator.platform.api.key.CallerKey;
import io.vivenuoperator.platform.api.key.CallerKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A session as a cookie: whose key it is, since when and until when, and a signature over these and the key's hash. Nothing is stored
 * here. A key that is revoked, replaced or expired ends its sessions, because the signature is judged by the key of that name.
 */
public final class SessionCookie {
    /** Browsers take this name only with Secure and for the whole host, so that no other host can set it. */
    static final String NAME = "__Host-session";

    /** Without being renewed. */
    static final Duration LENGTH = Duration.ofHours(12);

    /** However often it is renewed. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int PARTS = 4;

    private final SessionSecret secret;

    public SessionCookie(SessionSecret secret) {
        this.secret = secret;
    }

    /**
     * A session that was given and still holds.
     *
     * @param since when somebody signed in
     */
    record Session(CallerKey key, Instant since, Instant until) {}

    /** A new one, or one that goes on. */
    Session begin(CallerKey key, Instant since, Instant now) {
        Instant end = now.plus(LENGTH);
        Instant last = since.plus(LONGEST);
        return new Session(key, since, end.isBefore(last) ? end : last);
    }

    /** As {@code Set-Cookie} has it. */
    String header(Session session, Instant now) {
        return NAME + "=" + value(session) + attributes(Duration.between(now, session.until()));
    }

    /** Has the browser forget it. */
    static String farewell() {
        return NAME + "=" + attributes(Duration.ZERO);
    }

    private static String attributes(Duration age) {
        return "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; Secure; SameSite=Strict";
    }

    private String value(Session session) {
        String facts = String.join(
                ".",
                ENCODER.encodeToString(session.key().caller().name().getBytes(StandardCharsets.UTF_8)),
                Long.toString(session.since().getEpochSecond()),
                Long.toString(session.until().getEpochSecond()));
        return facts + "." + ENCODER.encodeToString(signature(facts, session.key()));
    }

    private byte[] signature(String facts, CallerKey key) {
        return secret.sign(List.of(facts.getBytes(StandardCharsets.UTF_8), key.sha256()));
    }

    /** Whether a {@code Cookie} header has one, good or not. */
    static boolean isIn(Optional<String> cookies) {
        return cookies.flatMap(SessionCookie::ours).isPresent();
    }

    /** The session of a {@code Cookie} header. */
    Optional<Session> session(Optional<String> cookies, CallerKeys keys, Instant now) {
        return cookies.flatMap(SessionCookie::ours).flatMap(value -> read(value, keys, now));
    }

    private static Optional<String> ours(String cookies) {
        return Arrays.stream(cookies.split(";", -1))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME + "="))
                .map(cookie -> cookie.substring(NAME.length() + 1))
                .findFirst();
    }

    private Optional<Session> read(String value, CallerKeys keys, Instant now) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            var name = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            byte[] signature = Base64.getUrlDecoder().decode(parts[PARTS - 1]);
            String facts = value.substring(0, value.lastIndexOf('.'));
            Instant since = Instant.ofEpochSecond(Long.parseLong(parts[1]));
            Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
            return keys.named(name, now)
                    .filter(key -> MessageDigest.isEqual(signature(facts, key), signature))
                    .filter(_ -> now.isBefore(until))
                    .map(key -> new Session(key, since, until));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
