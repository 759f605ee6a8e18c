package io.vivenuoperator.export.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.net.URI;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the JSON key that Google's console gives out. It says where tokens come from; whoever could change it would be sent a
 * signed statement of ours, so only Google's address is taken, or one on the host that tests have in Google's place.
 *
 * @param testHost scheme, host and port of that one
 */
public record ServiceAccountReader(String variable, Optional<URI> testHost) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FEWEST_BITS = 2_048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,128}@[A-Za-z0-9.-]{1,128}");

    /**
     * Reads it.
     *
     * @throws MisconfiguredException with what is wrong, without anything of the content
     */
    public ServiceAccount read(String text) {
        JsonNode json = parse(text);
        if (!json.path("type").asText().equals("service_account")) {
            throw problem("is no key of a service account: give the JSON file that Google's console makes under"
                    + " IAM, Service Accounts, Keys");
        }
        return new ServiceAccount(
                email(json), json.path("private_key_id").asText(), key(field(json, "private_key")), tokenUrl(json));
    }

    private JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // Its message quotes the content.
        }
        throw problem("is no JSON object: give the JSON file that Google's console makes for a service account");
    }

    private String email(JsonNode json) {
        var email = field(json, "client_email");
        if (EMAIL.matcher(email).matches()) {
            return email;
        }
        throw problem("has a client_email that is no address");
    }

    private String field(JsonNode json, String name) {
        var value = json.path(name);
        if (value.isTextual() && !value.textValue().isBlank()) {
            return value.textValue();
        }
        throw problem("has no " + name + ": give the file as Google's console made it");
    }

    private RSAPrivateKey key(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw unusableKey();
        }
        var base64 = pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            if (KeyFactory.getInstance("RSA").generatePrivate(spec) instanceof RSAPrivateKey key
                    && key.getModulus().bitLength() >= FEWEST_BITS) {
                return key;
            }
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            // Their messages may quote the key.
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
        throw unusableKey();
    }

    private MisconfiguredException unusableKey() {
        return problem("has a private_key that is no RSA key of at least " + FEWEST_BITS
                + " bits in PEM (PKCS #8): give the file as Google's console made it");
    }

    private URI tokenUrl(JsonNode json) {
        if (!json.has("token_uri")) {
            return ServiceAccount.GOOGLES_TOKEN_URL;
        }
        try {
            var url = URI.create(json.path("token_uri").asText());
            if (url.equals(ServiceAccount.GOOGLES_TOKEN_URL)
                    || testHost.filter(host -> isThere(url, host)).isPresent()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // It quotes the content.
        }
        throw problem("names a token_uri that is not Google's: only " + ServiceAccount.GOOGLES_TOKEN_URL
                + " is asked for tokens. Is this the file that Google's console made?");
    }

    private static boolean isThere(URI url, URI host) {
        return host.getScheme().equals(url.getScheme())
                && host.getHost()
                        .equalsIgnoreCase(Optional.ofNullable(url.getHost()).orElse(""))
                && host.getPort() == url.getPort()
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private MisconfiguredException problem(String text) {
        return new MisconfiguredException(variable, text);
    }
}
