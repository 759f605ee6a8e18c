/** What is in the sheets now. */
@NullMarked
package io.vivenuoperator.export.sheet;

import org.jspecify.annotations.NullMarked;
