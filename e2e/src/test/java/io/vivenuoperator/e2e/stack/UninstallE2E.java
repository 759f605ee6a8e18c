package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A release with five regions is uninstalled while Vivenu answers and while it does not: it ends in time, and leaves nothing. */
@EnabledIfEnvironmentVariable(
        named = "E2E_KUBECONFIG",
        matches = ".+",
        disabledReason = "no cluster: E2E_KUBECONFIG is not set (make test sets it where a cluster can be had)")
class UninstallE2E {
    private static final Path CHART = Stack.REPOSITORY.resolve("helm/vivenu-operator");
    private static final Path VALUES = Stack.REPOSITORY.resolve("dev/values.yaml");
    private static final List<String> REGIONS = List.of("dach", "italy", "france", "benelux", RotationRun.SELLER);
    private static final Duration WITH_VIVENU = Duration.ofSeconds(90);
    private static final Duration WITHOUT_VIVENU = Duration.ofSeconds(150);
    private static final Duration NAMESPACE_ENDS = Duration.ofMinutes(2);
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    @Test
    void itEndsInTimeAndLeavesNeitherWebhooksNorObjects() throws IOException {
        try (var stack = installed()) {
            // when
            var took = uninstall(stack);

            // then
            System.out.println("uninstalled with five regions and Vivenu at hand: " + took.toSeconds() + " s");
            assertThat(took).isLessThanOrEqualTo(WITH_VIVENU);
            assertThat(REGIONS)
                    .allSatisfy(seller ->
                            assertThat(stack.simulator().webhooks(seller)).isEmpty());
            nothingIsLeft(stack);
        }
    }

    @Test
    void itEndsWithoutVivenuAndSoDoesTheNamespace() throws IOException {
        try (var stack = installed()) {
            // given
            stack.client()
                    .apps()
                    .deployments()
                    .inNamespace(stack.namespace())
                    .withName("simulator")
                    .scale(0);

            // when
            var took = uninstall(stack);

            // then
            System.out.println("uninstalled with five regions and without Vivenu: " + took.toSeconds() + " s");
            assertThat(took).isLessThanOrEqualTo(WITHOUT_VIVENU);
            nothingIsLeft(stack);

            // when
            stack.client().namespaces().withName(stack.namespace()).delete();

            // then
            await().atMost(NAMESPACE_ENDS)
                    .until(() -> stack.client()
                                    .namespaces()
                                    .withName(stack.namespace())
                                    .get()
                            == null);
        }
    }

    private static Stack installed() throws IOException {
        var stack = Stack.empty("uninstall");
        helm(stack).upgrade(CHART, VALUES, stack.settings());
        REGIONS.forEach(stack::applyRegion);
        REGIONS.forEach(seller -> stack.region(seller).awaitReady());
        return stack;
    }

    private static Duration uninstall(Stack stack) throws IOException {
        var began = System.nanoTime();
        helm(stack).uninstall();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The regions stay as long as their CRD does, and nobody who is gone keeps them from being deleted. */
    private static void nothingIsLeft(Stack stack) {
        if (stack.crdIsThere()) {
            assertThat(stack.client()
                            .resources(VivenuRegion.class)
                            .inNamespace(stack.namespace())
                            .list()
                            .getItems())
                    .allSatisfy(region ->
                            assertThat(region.getMetadata().getFinalizers()).isEmpty());
            stack.client()
                    .resources(VivenuRegion.class)
                    .inNamespace(stack.namespace())
                    .delete();
        }
        var leftovers = new Leftovers(stack.client(), stack.namespace(), NOTHING);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(leftovers.found()).isEmpty());
    }

    private static HelmProgram helm(Stack stack) throws IOException {
        return HelmProgram.forRelease(stack.kubeconfig(), stack.namespace(), Stack.RELEASE);
    }
}
