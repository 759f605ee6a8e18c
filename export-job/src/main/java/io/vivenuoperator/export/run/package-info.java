/** A run from the database to the sheets. */
@NullMarked
package io.vivenuoperator.export.run;

import org.jspecify.annotations.NullMarked;
