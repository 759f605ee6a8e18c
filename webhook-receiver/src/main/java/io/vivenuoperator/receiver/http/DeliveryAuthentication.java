package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.registry.RegisteredRegion;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Finds out whose key signed a body. What a registry that is yet to come might accept is never refused for good. */
final class DeliveryAuthentication {
    private final Supplier<LoadedRegions> registry;

    DeliveryAuthentication(Supplier<LoadedRegions> registry) {
        this.registry = registry;
    }

    /**
     * The region is named in the path.
     *
     * @param signature empty when the header is absent; nothing is signed by that
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

    /** The path names none, so the region is the one whose key fits. */
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
