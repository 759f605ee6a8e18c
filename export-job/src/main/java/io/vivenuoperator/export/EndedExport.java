package io.vivenuoperator.export;

import io.vivenuoperator.export.report.ExportEnd;

/**
 * An export, and how it ended.
 *
 * @param export its name; empty if that is not known
 */
record EndedExport(String export, ExportEnd end) {}
