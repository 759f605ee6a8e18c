package io.vivenuoperator.e2e.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.controller.export.ExportPods;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SheetKind;
import io.vivenuoperator.export.settings.ExportSpec;
import io.vivenuoperator.export.settings.SheetsEnvironment;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the controller writes into an export's pod, read by the program; only the kubelet is played. */
class ExportHandedOverTest {
    private static final String ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    @TempDir
    private Path folder;

    private static PodTemplateSpec pod(String spec) {
        var settings = ControllerSettings.from(new EnvironmentVariables(Map.of(
                "OPERATOR_NAMESPACE", "ticketing",
                "WEBHOOK_BASE_URL", "https://hooks.example.com",
                "POLLER_IMAGE", "poller",
                "DATABASE_SECRET", "database",
                "EXPORT_IMAGE", "export-job",
                "EXPORT_DATABASE_SECRET", "reader")));
        var export = Serialization.unmarshal(
                "apiVersion: vivenu-operator.io/v1alpha1\nkind: SalesExport\nmetadata: {name: management, namespace:"
                        + " ticketing, generation: 1, uid: 3f2a9a52-aaaa}\nspec: {spreadsheetId: " + ID
                        + ", credentialsSecretRef: {name: sheets-account}" + spec + "}",
                SalesExport.class);
        return new ExportPods(settings.exports().orElseThrow(), "ticketing")
                .cronJob(export, false)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate();
    }

    /** As the kubelet mounts it. */
    private Path mounted(PodTemplateSpec pod) throws IOException {
        var item = pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getDownwardAPI() != null)
                .map(volume -> volume.getDownwardAPI().getItems().getFirst())
                .findFirst()
                .orElseThrow();
        var name = item.getFieldRef().getFieldPath().replaceAll("^metadata\\.annotations\\['(.*)']$", "$1");
        return Files.writeString(
                folder.resolve(item.getPath()),
                Objects.requireNonNull(pod.getMetadata().getAnnotations().get(name)));
    }

    private ExportSpec read(String spec) throws IOException {
        return new SheetsEnvironment(new EnvironmentVariables(Map.of(
                        "DATABASE_URL",
                        "postgresql://reader:secret@db/vivenu",
                        "EXPORT_FILE",
                        mounted(pod(spec)).toString())))
                .settings()
                .spec();
    }

    @Test
    void whatTheSpecLeavesOutIsTheProgramsDefault() throws IOException {
        assertThat(read(""))
                .isEqualTo(
                        new ExportSpec("management", ID, new VisibleRegions.All(), List.of(TableKind.values()), true));
    }

    @Test
    void whatTheSpecSaysIsWhatTheProgramReads() throws IOException {
        assertThat(read(", regions: [dach, team/usa], sheets: [TicketTypes], neutralise: false"))
                .isEqualTo(new ExportSpec(
                        "management",
                        ID,
                        new VisibleRegions.Named(List.of(new RegionKey("dach"), new RegionKey("team/usa"))),
                        List.of(TableKind.TICKET_TYPES),
                        false));
    }

    @Test
    void eachSheetOfTheSpecIsOneOfTheProgram() throws IOException {
        var words = Arrays.stream(SheetKind.values()).map(SheetKind::wireName).collect(Collectors.joining(", "));

        assertThat(read(", sheets: [" + words + "]").sheets()).containsExactly(TableKind.values());
    }
}
