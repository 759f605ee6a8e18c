package io.vivenuoperator.receiver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.service.fuzz.ByteMutator;
import io.vivenuoperator.receiver.Bodies;
import io.vivenuoperator.receiver.DeliveryMutator;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.registry.RegisteredRegion;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Damaged signatures and bodies: none is accepted, none breaks the check, and undamaged ones are accepted. */
class SignatureFuzzTest {
    private static final int INPUTS = 100_000;

    private final List<SigningKey> keys = List.of(new SigningKey("new"), new SigningKey("old"));
    private final LoadedRegions registry =
            new LoadedRegions(Optional.of(Instant.EPOCH), "r1", Map.of("dach", RegisteredRegion.of("dach", keys)));
    private final DeliveryAuthentication authentication = new DeliveryAuthentication(() -> registry);
    private final byte[] body = Bodies.ticket("d1", "t1", Instant.EPOCH).getBytes(StandardCharsets.UTF_8);
    private final ByteMutator mutations = DeliveryMutator.seeded();

    @Test
    void onlyTheUnspoiledPairIsAccepted() {
        int inputs = ByteMutator.inputs(INPUTS);
        int accepted = 0;
        for (int input = 0; input < inputs; input++) {
            String good = new WebhookSignature(keys.get(input % keys.size())).sign(body);
            byte[] gotBody = mutations.below(2) == 0 ? body : mutations.of(body);
            String gotSignature = mutations.below(8) == 0 ? good : spoiled(good);

            boolean unspoiled = gotSignature.equals(good) && Arrays.equals(gotBody, body);
            assertThat(isAccepted(gotBody, gotSignature))
                    .as("input %d: %s", input, gotSignature)
                    .isEqualTo(unspoiled);
            accepted += unspoiled ? 1 : 0;
        }
        assertThat(accepted).isPositive();
        System.out.println(
                "signature fuzz: " + inputs + " inputs, " + accepted + " of them unspoiled, false accepts 0");
    }

    private boolean isAccepted(byte[] gotBody, String gotSignature) {
        boolean named = authentication.ofRegion("dach", gotBody, gotSignature) instanceof MatchedKey;
        boolean found = authentication.ofAnyRegion(gotBody, gotSignature) instanceof MatchedKey;
        assertThat(found).isEqualTo(named);
        return named;
    }

    private String spoiled(String good) {
        return switch (mutations.below(6)) {
            case 0 -> "";
            case 1 -> "sha256=" + good;
            case 2 -> good.toUpperCase(Locale.ROOT);
            case 3 -> good + (char) mutations.below(0x10000);
            case 4 -> good.substring(0, mutations.below(good.length()));
            default ->
                new String(mutations.of(good.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
        };
    }
}
