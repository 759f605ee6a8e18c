/** The run that reads. */
@NullMarked
package io.vivenuoperator.load.reading;

import org.jspecify.annotations.NullMarked;
