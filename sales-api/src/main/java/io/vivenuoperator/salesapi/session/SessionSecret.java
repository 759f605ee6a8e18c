package io.vivenuoperator.salesapi.session;

import io.vivenuoperator.platform.config.MisconfiguredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What sessions are signed with. All processes that share a host name need the same. */
public final class SessionSecret {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSecret.class);
    private static final String VARIABLE = "SESSION_KEY_FILE";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int FEWEST_OCTETS = 32;

    private final SecretKeySpec key;

    private SessionSecret(byte[] octets) {
        key = new SecretKeySpec(octets, ALGORITHM);
    }

    /**
     * The content of the file; without a file, one that only this process has.
     *
     * @throws MisconfiguredException if the file can't be read or is too short
     */
    public static SessionSecret of(Optional<Path> file) {
        if (file.isEmpty()) {
            LOG.atInfo().log("Sessions are valid in this process only: " + VARIABLE + " is not set");
            return ofThisProcess();
        }
        try {
            byte[] octets = Files.readAllBytes(file.get());
            if (octets.length >= FEWEST_OCTETS) {
                return new SessionSecret(octets);
            }
        } catch (IOException e) {
            throw new MisconfiguredException(VARIABLE, "can't be read: give the path of a file");
        }
        throw new MisconfiguredException(
                VARIABLE, "is too short: give a file with at least " + FEWEST_OCTETS + " random octets");
    }

    private static SessionSecret ofThisProcess() {
        byte[] octets = new byte[FEWEST_OCTETS];
        new SecureRandom().nextBytes(octets);
        return new SessionSecret(octets);
    }

    byte[] sign(List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            parts.forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
