package io.vivenuoperator.platform.api.token;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;

/** Where an issuer publishes its keys. */
@FunctionalInterface
interface KeySource {
    /**
     * All that it publishes and that can verify a signature.
     *
     * @throws io.vivenuoperator.platform.httpclient.failure.HttpCallException if they can't be had at the moment
     */
    List<JWK> fetch();
}
