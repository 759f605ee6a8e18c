package io.vivenuoperator.controller.export;

import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.secret.SecretLookup;
import io.vivenuoperator.operator.secret.SecretValue;
import java.util.Optional;

/** Looks at what no CRD can see: whether that is there which the spec names. */
record ExportAcceptance(ExportPlace place) {
    /** Empty if the export can run. */
    Optional<ConditionResult> obstacle(SalesExport export, SecretLookup secrets) {
        if (!place.isHomeOf(export)) {
            return Optional.of(ConditionResult.no(
                    SalesExportReason.NAMESPACE_NOT_SERVED,
                    "Exports run in namespace " + place.namespace()
                            + ", where the database's Secret is: create export and Secret there."));
        }
        var ref = export.getSpec().credentialsSecretRef();
        return switch (secrets.read(ref.name(), ref.key())) {
            case SecretValue.Found _ -> Optional.empty();
            case SecretValue.NoSecret(String message) ->
                Optional.of(ConditionResult.no(SalesExportReason.SECRET_NOT_FOUND, message));
            case SecretValue.NoValue(String message) ->
                Optional.of(ConditionResult.no(SalesExportReason.SECRET_KEY_MISSING, message));
        };
    }
}
