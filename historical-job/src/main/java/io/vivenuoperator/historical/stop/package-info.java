/** How the process is asked to stop, and how it waits. */
@NullMarked
package io.vivenuoperator.historical.stop;

import org.jspecify.annotations.NullMarked;
