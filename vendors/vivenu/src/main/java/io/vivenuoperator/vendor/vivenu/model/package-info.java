/** Vivenu's records: allow-listed fields only, never a buyer's data, a ticket's secret or its barcode. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.model;

import org.jspecify.annotations.NullMarked;
