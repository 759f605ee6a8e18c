package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.NamedSecrets;
import io.vivenuoperator.operator.secret.SecretReader;
import io.vivenuoperator.operator.secret.SecretReferences;
import io.vivenuoperator.operator.secret.WatchedSecrets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Secrets that a region refers to: its API key and its signing key. */
final class RegionSecrets {
    private RegionSecrets() {}

    /**
     * By informers, unless all namespaces are watched: an informer of everybody's Secrets needs the right to list them all, and a Secret
     * that may only be read can't be watched.
     */
    static SecretReferences<VivenuRegion> of(ControllerSettings settings, SecretReader reader) {
        return settings.scope().isEverywhere()
                ? new NamedSecrets<>(RegionSecrets::names, reader, settings.secretInterval())
                : new WatchedSecrets<>(
                        VivenuRegion.class,
                        RegionSecrets::names,
                        reader,
                        !settings.scope().isList(),
                        Ownership.SELECTOR + "," + ResourceLabels.REGION);
    }

    private static Set<String> names(VivenuRegion region) {
        return Stream.of(
                        region.getSpec().apiKeySecretRef().name(),
                        SigningKeys.ref(region).name())
                .collect(Collectors.toSet());
    }
}
