package io.vivenuoperator.controller.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SheetKind;
import java.util.Optional;

/** What the program reads as EXPORT_FILE. What the spec leaves out is left out, so that the program's own defaults hold. */
final class ExportFile {
    private ExportFile() {}

    /** One line of JSON. */
    static String of(SalesExport export) {
        var wanted = export.getSpec();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", export.getMetadata().getName());
        json.put("uid", export.getMetadata().getUid());
        var spec = json.putObject("spec");
        spec.put("spreadsheetId", wanted.spreadsheetId());
        Optional.ofNullable(wanted.regions()).ifPresent(regions -> regions.forEach(spec.putArray("regions")::add));
        Optional.ofNullable(wanted.sheets())
                .ifPresent(sheets -> sheets.stream().map(SheetKind::wireName).forEach(spec.putArray("sheets")::add));
        spec.put("neutralise", wanted.neutralise());
        return json.toString();
    }
}
