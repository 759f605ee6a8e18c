package io.vivenuoperator.crd.v1alpha1.subscription;

/** A key of a Secret in the subscription's namespace. */
public sealed interface SecretKeyRef permits UrlSecretRef, SigningSecretRef, RoutingKeySecretRef, CaSecretRef {
    String name();

    String key();
}
