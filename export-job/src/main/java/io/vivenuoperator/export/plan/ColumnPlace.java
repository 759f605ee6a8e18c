package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.table.TableColumn;

/**
 * Where a column is, or will be.
 *
 * @param marked whether the sheet says that it is ours; then people may call it as they like
 */
record ColumnPlace(TableColumn column, int index, boolean marked) {}
