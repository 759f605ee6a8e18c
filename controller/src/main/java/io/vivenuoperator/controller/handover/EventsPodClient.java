package io.vivenuoperator.controller.handover;

import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import io.vivenuoperator.operator.confirmation.RevisionQuestion;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks one events pod what it has loaded, and how the subscriptions are that it delivers for. */
public interface EventsPodClient extends RevisionQuestion {
    /** Empty if the pod does not answer. */
    Optional<LoadedSubscriptions> loaded(String podIp);

    /** Empty if the pod does not answer. */
    Optional<DeliveryReports> reports(String podIp);

    @Override
    default OptionalLong of(String podIp) {
        return loaded(podIp)
                .filter(answer -> answer.loaded() && answer.revision().matches("\\d{1,18}"))
                .map(answer -> OptionalLong.of(Long.parseLong(answer.revision())))
                .orElseGet(OptionalLong::empty);
    }
}
