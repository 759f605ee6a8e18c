package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without the right to change pods: receivers get a new registry when the kubelet looks for it. */
class UnhurriedReceiversIT extends OnAnApiServer {
    @Override
    Map<String, String> variables() {
        return Map.of("WAIT_FOR_KUBELET", "true");
    }

    @Test
    void aRegionWaitsForReceiversThatNobodyHurries() {
        // given
        it.readyReceiver();
        it.receiversLoaded(0);
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE ReceiversNotConfirmed");

        // when
        it.receiversLoaded(Long.MAX_VALUE);

        // then
        expect(READY, "TRUE Ready");
        assertThat(it.client
                        .pods()
                        .inNamespace(it.namespace)
                        .withName("receiver")
                        .get()
                        .getMetadata()
                        .getAnnotations())
                .isNullOrEmpty();
    }
}
