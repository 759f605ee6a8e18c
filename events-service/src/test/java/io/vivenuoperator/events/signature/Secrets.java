package io.vivenuoperator.events.signature;

import java.util.List;

/** Secrets that are known to be usable. */
final class Secrets {
    private Secrets() {}

    static SigningSecret usable(String text) {
        return switch (SigningSecret.of(text)) {
            case SecretVerdict.Usable usable -> usable.secret();
            case SecretVerdict.Unusable unusable -> throw new AssertionError(unusable.message());
        };
    }

    static List<SigningSecret> usable(List<String> texts) {
        return texts.stream().map(Secrets::usable).toList();
    }
}
