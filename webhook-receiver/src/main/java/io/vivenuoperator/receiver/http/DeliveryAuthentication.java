package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.registry.RegisteredRegion;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Finds the key that signed a body. A delivery that a registry not yet loaded might accept is never rejected for good. */
final class DeliveryAuthentication {
    private final Supplier<LoadedRegions> registry;

    DeliveryAuthentication(Supplier<LoadedRegions> registry) {
        this.registry = registry;
    }

    /**
     * For a path that names the region.
     *
     * @param signature empty if the header is absent; it then matches no key
     */
    SignatureVerdict ofRegion(String name, byte[] body, String signature) {
        LoadedRegions now = registry.get();
        if (!now.loaded()) {
            return Rejection.notNow(Unavailable.REGISTRY_NOT_LOADED, "");
        }
        Optional<RegisteredRegion> region = now.region(name);
        if (region.isEmpty()) {
            return Rejection.unknownRegion();
        }
        if (!region.get().keyed()) {
            return Rejection.notNow(Unavailable.REGION_WITHOUT_KEY, name);
        }
        return signer(region.get(), body, signature)
                .<SignatureVerdict>map(signer -> signer)
                .orElseGet(() -> Rejection.signature(name));
    }

    /** For a path without a region: finds the region whose key matches. */
    SignatureVerdict ofAnyRegion(byte[] body, String signature) {
        LoadedRegions now = registry.get();
        if (!now.loaded()) {
            return Rejection.notNow(Unavailable.REGISTRY_NOT_LOADED, "");
        }
        return now.all().stream()
                .flatMap(region -> signer(region, body, signature).stream())
                .findFirst()
                .<SignatureVerdict>map(signer -> signer)
                .orElseGet(() -> Rejection.signature(""));
    }

    private static Optional<MatchedKey> signer(RegisteredRegion region, byte[] body, String signature) {
        OptionalInt position = region.signatures().matchingKey(body, signature);
        return position.isPresent() ? Optional.of(new MatchedKey(region, position.getAsInt())) : Optional.empty();
    }
}
