/** The operator as a process, with a thousand regions or killed repeatedly: measurements, not verdicts. */
@NullMarked
package io.vivenuoperator.scale;

import org.jspecify.annotations.NullMarked;
