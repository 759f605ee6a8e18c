package io.vivenuoperator.operator.errand;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.operator.condition.ConditionReason;
import java.util.List;
import java.util.Optional;

/** Runs an image once. */
@Group("test.vivenu-operator.io")
@Version("v1")
public class Errand extends CustomResource<Errand.Spec, Errand.Status> implements Namespaced {
    public record Spec(String image) {}

    public record Status(List<Condition> conditions) {
        public Status {
            conditions = conditions == null ? List.of() : List.copyOf(conditions);
        }
    }

    public record Condition(
            Type type,
            ConditionStatus status,
            String reason,
            String message,
            String lastTransitionTime,
            long observedGeneration) {}

    public enum Type {
        Done
    }

    enum Reason implements ConditionReason {
        RAN("Ran", "It ran and succeeded."),
        RUNNING("Running", "It has not finished yet."),
        STUCK("Stuck", "Its pod can't start."),
        FAILED("Failed", "It failed or was stopped."),
        REFUSED("KubernetesRefused", "Kubernetes refuses its Job.");

        private final String wireName;
        private final String meaning;

        Reason(String wireName, String meaning) {
            this.wireName = wireName;
            this.meaning = meaning;
        }

        @Override
        public String wireName() {
            return wireName;
        }

        @Override
        public String meaning() {
            return meaning;
        }
    }

    List<Condition> conditions() {
        return Optional.ofNullable(getStatus()).map(Status::conditions).orElseGet(List::of);
    }
}
