package io.vivenuoperator.controller.evaluation;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The passwords of the evaluation database, drawn once into the Secrets that the chart makes without them: the programs' one, and
 * the one of the read API's role. Until then the database's pod and whatever reads them wait for their key, as for any Secret
 * that comes later.
 */
public final class EvaluationLogin {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationLogin.class);
    private static final String PASSWORD = "password";
    private static final int BYTES = 24;

    /** What a Secret must have, and the variable that names it. */
    private record Login(String variable, String secret, Set<String> keys) {}

    private final KubernetesClient client;
    private final SecureRandom random;

    public EvaluationLogin(KubernetesClient client, SecureRandom random) {
        this.client = client;
        this.random = random;
    }

    /**
     * Adds what the Secrets lack, password or URL, and never changes what they have.
     *
     * @throws MisconfiguredException if there is no such Secret
     */
    public void complete(EvaluationDatabase database) {
        complete(
                database, new Login(EvaluationDatabase.SECRET, database.secret(), Set.of(PASSWORD, database.urlKey())));
        // Its URL is in the chart: there is no password in it.
        database.readerSecret()
                .ifPresent(secret ->
                        complete(database, new Login(EvaluationDatabase.READER_SECRET, secret, Set.of(PASSWORD))));
    }

    private void complete(EvaluationDatabase database, Login login) {
        var stored = stored(database, login);
        while (!data(stored).keySet().containsAll(login.keys()) && !isWritten(completed(stored, database, login))) {
            stored = stored(database, login);
        }
    }

    private Secret stored(EvaluationDatabase database, Login login) {
        return Optional.ofNullable(client.secrets()
                        .inNamespace(database.namespace())
                        .withName(login.secret())
                        .get())
                .orElseThrow(() -> new MisconfiguredException(
                        login.variable(),
                        "names the Secret " + login.secret()
                                + " of the evaluation database, which is gone: apply the release again"));
    }

    private Secret completed(Secret stored, EvaluationDatabase database, Login login) {
        var password = Optional.ofNullable(data(stored).get(PASSWORD))
                .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                .orElseGet(this::drawn);
        var completed = new SecretBuilder(stored).addToStringData(PASSWORD, password);
        return login.keys().contains(database.urlKey())
                ? completed
                        .addToStringData(database.urlKey(), database.url(password))
                        .build()
                : completed.build();
    }

    /** False if somebody else has changed the Secret meanwhile, another replica for example. */
    private boolean isWritten(Secret secret) {
        try {
            client.resource(secret)
                    .lockResourceVersion(secret.getMetadata().getResourceVersion())
                    .update();
            LOG.atInfo()
                    .addKeyValue("secret", secret.getMetadata().getName())
                    .log("Login of the evaluation database stored");
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return false;
        }
    }

    private static Map<String, String> data(Secret secret) {
        return Optional.ofNullable(secret.getData()).orElse(Map.of());
    }

    private String drawn() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
