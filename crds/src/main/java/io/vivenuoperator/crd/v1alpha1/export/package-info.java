/** The SalesExport custom resource: keeps figures up to date in a Google spreadsheet. */
@NullMarked
package io.vivenuoperator.crd.v1alpha1.export;

import org.jspecify.annotations.NullMarked;
