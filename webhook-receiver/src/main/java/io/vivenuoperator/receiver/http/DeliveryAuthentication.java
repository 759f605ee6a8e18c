package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.registry.RegisteredRegion;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out whose key signed a body. What a registry that is yet to come might accept is never refused for good. */
final class DeliveryAuthentication {

    sealed interface Result {

        record Proven(MatchedKey signer) implements Result {}

        record Refused(Verdict verdict) implements Result {}
    }

    /** The region is named in the path. */
    Result ofRegion(LoadedRegions registry, String name, SignedBody signed) {
        if (!registry.loaded()) {
            return later(Unavailable.REGISTRY_NOT_LOADED, "");
        }
        Optional<RegisteredRegion> region = registry.region(name);
        if (region.isEmpty()) {
            return stranger(Rejection.unknownRegion(), "");
        }
        if (!region.get().keyed()) {
            return later(Unavailable.REGION_WITHOUT_KEY, name);
        }
        return signer(region.get(), signed)
                .<Result>map(Result.Proven::new)
                .orElseGet(() -> stranger(Rejection.signature(), name));
    }

    /** The path names none, so the region is the one whose key fits. */
    Result ofAnyRegion(LoadedRegions registry, SignedBody signed) {
        if (!registry.loaded()) {
            return later(Unavailable.REGISTRY_NOT_LOADED, "");
        }
        return registry.all().stream()
                .flatMap(region -> signer(region, signed).stream())
                .findFirst()
                .<Result>map(Result.Proven::new)
                .orElseGet(() -> stranger(Rejection.signature(), ""));
    }

    private static Optional<MatchedKey> signer(RegisteredRegion region, SignedBody signed) {
        OptionalInt position = region.signatures().matchingKey(signed.body(), signed.signature());
        return position.isPresent() ? Optional.of(new MatchedKey(region, position.getAsInt())) : Optional.empty();
    }

    private static Result later(Unavailable reason, String region) {
        return new Result.Refused(
                new Verdict.Refused(Rejection.unavailable(CamelCase.of(reason)), region, Optional.empty()));
    }

    private static Result stranger(Rejection refusal, String region) {
        return new Result.Refused(new Verdict.Unauthenticated(refusal, region));
    }
}
