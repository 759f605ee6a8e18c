package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.delivery.Answer.Unavailable;
import io.vivenuoperator.receiver.registry.Region;
import io.vivenuoperator.receiver.registry.Registry;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out whose key signed a body. What a registry that is yet to come might accept is never refused for good. */
final class Authentication {

    sealed interface Result {

        record Proven(Signer signer) implements Result {}

        record Refused(Verdict verdict) implements Result {}
    }

    /** The region is named in the path. */
    Result ofRegion(Registry registry, String name, Signed signed) {
        if (!registry.loaded()) {
            return later(Unavailable.REGISTRY_NOT_LOADED, "");
        }
        Optional<Region> region = registry.region(name);
        if (region.isEmpty()) {
            return stranger(Refusal.unknownRegion(), "");
        }
        if (!region.get().keyed()) {
            return later(Unavailable.REGION_WITHOUT_KEY, name);
        }
        return signer(region.get(), signed)
                .<Result>map(Result.Proven::new)
                .orElseGet(() -> stranger(Refusal.signature(), name));
    }

    /** The path names none, so the region is the one whose key fits. */
    Result ofAnyRegion(Registry registry, Signed signed) {
        if (!registry.loaded()) {
            return later(Unavailable.REGISTRY_NOT_LOADED, "");
        }
        return registry.all().stream()
                .flatMap(region -> signer(region, signed).stream())
                .findFirst()
                .<Result>map(Result.Proven::new)
                .orElseGet(() -> stranger(Refusal.signature(), ""));
    }

    private static Optional<Signer> signer(Region region, Signed signed) {
        OptionalInt position = region.signatures().matchingKey(signed.body(), signed.signature());
        return position.isPresent() ? Optional.of(new Signer(region, position.getAsInt())) : Optional.empty();
    }

    private static Result later(Unavailable reason, String region) {
        return new Result.Refused(
                new Verdict.Refused(Refusal.unavailable(CamelCase.of(reason)), region, Optional.empty()));
    }

    private static Result stranger(Refusal refusal, String region) {
        return new Result.Refused(new Verdict.Unauthenticated(refusal, region));
    }
}
