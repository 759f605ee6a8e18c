/** The sheets as tables: their columns, and the rows that they should have. */
@NullMarked
package io.vivenuoperator.export.table;

import org.jspecify.annotations.NullMarked;
