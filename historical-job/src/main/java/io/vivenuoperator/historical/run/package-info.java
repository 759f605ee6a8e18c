/** The life of the process: read, plan, send or write, report. */
@NullMarked
package io.vivenuoperator.historical.run;

import org.jspecify.annotations.NullMarked;
